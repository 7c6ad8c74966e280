"""The logical structure of a paper: what a screen reader hears, apart from what is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
)

# Page numbers are the keys 0.. of the parent tree; annotations follow far behind them.
FIRST_ANNOTATION_KEY = 100_000

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of page content that belongs to a node."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link area that belongs to a node."""

    page: int
    reference: PDFObjectReference


@dataclass(slots=True, eq=False)
class Node:
    """One element of the structure; it joins its parent when it is first drawn.

    One node may be drawn in several pieces, also over pages, and is still heard as one. Without a
    ``parent`` it hangs under the section of that moment.
    """

    role: str
    parent: Node | None = None
    alt: str = ""
    scope: str = ""
    lang: str = ""
    bbox: tuple[int, int, int, int] | None = None
    kids: list[Node | Marked | Annotated] = field(default_factory=list)
    joined: bool = False

    def join(self, section: Node) -> None:
        """Take the place in reading order that belongs to this moment of drawing."""
        if self.joined or self is section:
            return
        parent = self.parent or section
        parent.join(section)
        parent.kids.append(self)
        self.joined = True


@dataclass(slots=True)
class Ledger:
    """What was drawn for which node, page by page, until the document is saved."""

    root: Node = field(default_factory=lambda: Node("Document"))
    marks: list[list[Node]] = field(default_factory=list)
    pages: list[PDFPage] = field(default_factory=list)
    annotations: list[Node] = field(default_factory=list)
    section: Node | None = None

    def begin_section(self, node: Node) -> None:
        """Let what follows hang under ``node``, a section of the document."""
        node.join(self.root)
        self.section = node

    def mark(self, node: Node, *, page: int) -> int:
        """Enter a new piece of content of ``node``; its number is unique on the page."""
        node.join(self.section or self.root)
        while len(self.marks) <= page:
            self.marks.append([])
        number = len(self.marks[page])
        self.marks[page].append(node)
        node.kids.append(Marked(page, number))
        return number


def write_structure(document: PDFDocument, ledger: Ledger) -> None:
    """Put the tree, its index and the PDF/UA-1 statement (ISO 14289-1) into the catalogue."""
    elements: dict[int, PDFDictionary] = {}
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = document.Reference(tree)
    tree["K"] = _element(document, ledger, ledger.root, reference, elements)

    index: list[object] = []
    for number, _ in enumerate(ledger.pages):
        nodes = ledger.marks[number] if number < len(ledger.marks) else []
        kids = PDFArray([document.Reference(elements[id(node)]) for node in nodes])
        index += [number, document.Reference(kids)]
    for number, node in enumerate(ledger.annotations, FIRST_ANNOTATION_KEY):
        index += [number, document.Reference(elements[id(node)])]
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(index)}))
    tree["ParentTreeNextKey"] = FIRST_ANNOTATION_KEY + len(ledger.annotations)

    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    document.Catalog.Metadata = _metadata(document)


def _element(
    document: PDFDocument,
    ledger: Ledger,
    node: Node,
    parent: PDFObjectReference,
    elements: dict[int, PDFDictionary],
) -> PDFObjectReference:
    element = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(node.role), "P": parent})
    element.__RefOnly__ = 1
    elements[id(node)] = element
    reference = document.Reference(element)
    if node.alt:
        element["Alt"] = PDFString(node.alt)
    if node.lang:
        element["Lang"] = PDFString(node.lang)
    attributes = _attributes(node)
    if attributes:
        element["A"] = PDFDictionary(attributes)
    kids: list[object] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            kids.append(_element(document, ledger, kid, reference, elements))
        else:
            kids.append(_content(document.Reference(ledger.pages[kid.page]), kid))
    element["K"] = PDFArray(kids)
    return reference


def _attributes(node: Node) -> dict[str, object]:
    if node.scope:
        return {"O": PDFName("Table"), "Scope": PDFName(node.scope)}
    if node.bbox:
        box = PDFArray(list(node.bbox))
        return {"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}
    return {}


def _content(page: PDFObjectReference, kid: Marked | Annotated) -> PDFDictionary:
    if isinstance(kid, Marked):
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": page, "MCID": kid.number})
    return PDFDictionary({"Type": PDFName("OBJR"), "Pg": page, "Obj": kid.reference})


def _metadata(document: PDFDocument) -> PDFStream:
    info = document.info
    text = _XMP.format(title=escape(info.title), author=escape(info.author))
    stream = PDFStream(content=text.encode("utf-8"))
    stream.dictionary["Type"] = PDFName("Metadata")
    stream.dictionary["Subtype"] = PDFName("XML")
    return stream

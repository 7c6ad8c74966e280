"""A canvas on which everything drawn either belongs to the structure or is decoration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from dialoog.adapters.pdf.structure import (
    FIRST_ANNOTATION_KEY,
    Annotated,
    Ledger,
    Node,
    write_structure,
)

_PRINT_ANNOTATION = 4


class _SpacedText(PDFTextObject):
    """Text whose lines end in a real space, so that words do not run together when read aloud."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803  # reportlab's names
        super()._textOut(text if not TStar or text.endswith(" ") else f"{text} ", TStar)


class TaggedCanvas(Canvas):
    """ReportLab's canvas with a logical structure (PDF 1.7, 14.7 and 14.8)."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ledger = Ledger()
        self._marking = False

    def beginText(  # noqa: N802  # reportlab's name
        self, x: float = 0, y: float = 0, direction: str | None = None, **options: Any
    ) -> PDFTextObject:
        return _SpacedText(self, x, y, direction=direction, **options)

    @contextmanager
    def marking(self, node: Node) -> Iterator[None]:
        """All that is drawn inside is content of ``node``."""
        number = self.ledger.mark(node, page=self._pageNumber - 1)
        with self._sequence(f"/{node.role} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def decoration(self, kind: str = "Layout") -> Iterator[None]:
        """All that is drawn inside is passed over by a screen reader."""
        with self._sequence(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _sequence(self, opening: str) -> Iterator[None]:
        if self._marking:
            raise ValueError("a marked sequence can't stand inside another one")
        self._marking = True
        self._code.append(opening)
        yield
        self._code.append("EMC")
        self._marking = False

    def link(self, node: Node, url: str, *, area: tuple[float, float, float, float]) -> None:
        """Make ``area`` (in the units of now) lead to ``url``; ``node`` holds the visible words."""
        key = FIRST_ANNOTATION_KEY + len(self.ledger.annotations)
        self.ledger.annotations.append(node)
        self.linkURL(
            url,
            area,
            relative=1,
            Contents=PDFString(node.alt or url),
            StructParent=key,
            F=_PRINT_ANNOTATION,
        )
        node.kids.append(Annotated(self._pageNumber - 1, self._annotationrefs[-1]))

    def _setAnnotations(self, page: PDFPage) -> None:  # noqa: N802  # called just before a page ends
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self._pageNumber - 1
        page.Tabs = PDFName("S")
        self.ledger.pages.append(page)

    def save(self) -> None:
        """Write everything, with its structure, to the file given at the start."""
        if self._code:
            self.showPage()
        write_structure(self._doc, self.ledger)
        self._doc.SaveToFile(self._filename, self)

"""Tagged building blocks for text: the only way a word gets onto a paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from dialoog.adapters.pdf.bullets import Bullet, Dot, Number, Spot
from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.fonts import printable, width
from dialoog.adapters.pdf.structure import Node

_OUTLINE_DEPTH = 2


class Prose(Paragraph):
    """Text that belongs to one node of the structure, also when it runs over a page.

    What ``holds_next`` is never left at the foot of a page without what follows it.
    """

    carried: ClassVar[tuple[str, ...]] = ("node",)
    holds_next = False
    node: Node

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        parts: list[Flowable] = super().split(available_width, available_height)
        for part in parts:
            for name in self.carried:
                setattr(part, name, getattr(self, name))
        return parts

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803  # reportlab's names
        self.place(canvas, x, y)

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the text and what belongs to it, each in its own place in the structure."""
        with canvas.marking(self.node):
            self.write(canvas, x, y)

    def write(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        """Draw the bare text; the caller has said what it belongs to."""
        super().drawOn(canvas, x, y)


def markup(text: str) -> str:
    """Make user text harmless: ReportLab's tags in it stay literal, line ends are kept."""
    return escape(printable(text)).replace("\n", "<br/>")


def paragraph(text: str, style: ParagraphStyle, *, node: Node | None = None) -> Prose:
    """Plain text; nothing in it is read as markup."""
    prose = Prose(markup(text), style)
    prose.node = node or Node("P")
    return prose


def paragraphs(lines: Iterable[str], style: ParagraphStyle) -> list[Flowable]:
    """One paragraph per line."""
    return [paragraph(line, style) for line in lines]


def fact(label: str, text: str, style: ParagraphStyle) -> Prose:
    """A bold label and its text on one line: "Plaats: Buurthuis De Linde"."""
    prose = Prose(f"<b>{markup(label)}</b> {markup(text)}", style)
    prose.node = Node("P")
    return prose


class Heading(Prose):
    """A heading; the large ones are bookmarks in the outline of the document."""

    carried: ClassVar[tuple[str, ...]] = ("node", "level")
    holds_next = True
    level: int

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        if self.level <= _OUTLINE_DEPTH:
            key = f"heading-{id(self)}"
            canvas.bookmarkHorizontal(key, 0, y + self.height)
            canvas.addOutlineEntry(self.getPlainText(), key, self.level - 1, closed=0)
        super().place(canvas, x, y)


def heading(text: str, style: ParagraphStyle, *, level: int) -> Heading:
    """A heading of ``level`` 1 to 3; levels may not be skipped (PDF/UA)."""
    words = Heading(markup(text), style)
    words.node = Node(f"H{level}")
    words.level = level
    return words


def section(text: str, style: ParagraphStyle, *, level: int = 2) -> list[Flowable]:
    """A heading that starts a new page rather than stand alone at the foot of one."""
    return [CondPageBreak(5 * style.leading), heading(text, style, level=level)]


class Item(Prose):
    """One list item: its bullet is a label of its own, so that it is read apart."""

    carried = ("node", "item", "indent")
    bullet: Bullet | None = None
    item: Node
    indent: float

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        _, height = super().wrap(available_width - self.indent, available_height)
        return available_width, height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        parts = super().split(available_width - self.indent, available_height)
        for part in parts[:1]:
            part.bullet = self.bullet
        return parts

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        if self.bullet:
            size = self.style.fontSize
            canvas.saveState()
            self.bullet.draw(canvas, self.item, Spot(x, y + self.height - size, size))
            canvas.restoreState()
        super().place(canvas, x + self.indent, y)


def items(
    lines: Sequence[str],
    style: ParagraphStyle,
    *,
    bullets: Sequence[Bullet] | None = None,
    under: Node | None = None,
) -> list[Item]:
    """A list, ``under`` an item of another one where it says so; bullets are dots by default."""
    whole = Node("L", under)
    return [
        _item(line, style, bullet=bullet, whole=whole)
        for line, bullet in zip(lines, bullets or [Dot()] * len(lines), strict=True)
    ]


def numbered(lines: Sequence[str], style: ParagraphStyle, *, colour: Color) -> list[Item]:
    """A list with numbers in circles of ``colour``."""
    bullets = [Number(str(number), colour) for number, _ in enumerate(lines, 1)]
    return items(lines, style, bullets=bullets)


def _item(line: str, style: ParagraphStyle, *, bullet: Bullet, whole: Node) -> Item:
    item = Item(markup(line), style)
    item.item = Node("LI", whole)
    item.node = Node("LBody", item.item)
    item.bullet = bullet
    item.indent = style.fontSize * bullet.indent
    return item


class Link(Prose):
    """A line of text that leads to a web address."""

    carried = ("node", "url")
    url: str

    def place(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        super().place(canvas, x, y)
        across = width(self.getPlainText(), font=self.style.fontName, size=self.style.fontSize)
        right = x + min(self.width, across)
        canvas.link(self.node, self.url, area=(x, y, right, y + self.height))


def link(text: str, url: str, style: ParagraphStyle) -> Link:
    """``text`` as a link to ``url``, that must be http, https, mailto or tel."""
    if url.partition(":")[0] not in {"http", "https", "mailto", "tel"}:
        raise ValueError("a link on paper leads to a web page, a mail address or a telephone")
    words = Link(f"<u>{markup(text)}</u>", style)
    words.node = Node("Link", Node("P"), alt=printable(text))
    words.url = url
    return words


class Picture(Flowable):
    """A drawing with words for who can't see it."""

    def __init__(self, drawing: Any, alt: str, *, align: str = "LEFT") -> None:
        super().__init__()
        if not alt.strip():
            raise ValueError("a picture without a description can't be heard")
        self.drawing, self.alt, self.hAlign = drawing, printable(alt), align

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        self.width, self.height = float(self.drawing.width), float(self.drawing.height)
        return self.width, self.height

    def draw(self) -> None:
        left, low = self.canv.absolutePosition(0, 0)
        box = (round(left), round(low), round(left + self.width), round(low + self.height))
        with self.canv.marking(Node("Figure", alt=self.alt, bbox=box)):
            self.drawing.drawOn(self.canv, 0, 0)

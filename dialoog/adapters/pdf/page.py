"""From blocks to bytes: margins, footers, page numbers and the facts about the document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from dialoog.adapters.pdf.canvas import TaggedCanvas
from dialoog.adapters.pdf.fonts import REGULAR, printable, shortened
from dialoog.adapters.pdf.styles import LINE, MARGIN, SOFT
from dialoog.domain.documents import Imprint

# Fonts keep a reading position while a subset is cut out of them, so one paper at a time.
_ONE_AT_A_TIME = Lock()
_SIZE = 12
CONTENT_WIDTH = A4[0] - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of the page and what stays white around it, in points."""

    size: tuple[float, float] = A4
    left: float = MARGIN
    right: float = MARGIN
    top: float = MARGIN
    bottom: float = MARGIN + 12
    footer: bool = True


Story = Callable[[], Sequence[Flowable]]


def render(story: Story, imprint: Imprint, layout: Layout | None = None) -> bytes:
    """Lay out what ``story`` gives and return the PDF.

    ``story`` is called twice when there are footers: blocks can be drawn once only, and the first
    round counts the pages.
    """
    layout = layout or Layout()
    with _ONE_AT_A_TIME:
        pages = _build(story, imprint, layout, pages=0)[1] if layout.footer else 0
        return _build(story, imprint, layout, pages=pages)[0]


def _build(story: Story, imprint: Imprint, layout: Layout, *, pages: int) -> tuple[bytes, int]:
    width, height = layout.size
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=layout.size,
        title=printable(imprint.title),
        author=printable(imprint.author),
        lang=imprint.language,
        creator="Dialoog",
        producer="Dialoog",
        initialFontName=REGULAR,
    )
    frame = Frame(
        layout.left,
        layout.bottom,
        width - layout.left - layout.right,
        height - layout.top - layout.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )

    def draw_footer(canvas: TaggedCanvas, document: BaseDocTemplate) -> None:
        if layout.footer:
            _draw_footer(canvas, imprint, layout, page=document.page, pages=pages)

    document.addPageTemplates(PageTemplate(frames=[frame], onPageEnd=draw_footer))
    document.build(list(story()), canvasmaker=TaggedCanvas)
    return target.getvalue(), document.page


def _draw_footer(
    canvas: TaggedCanvas, imprint: Imprint, layout: Layout, *, page: int, pages: int
) -> None:
    baseline = layout.bottom - 30
    right = layout.size[0] - layout.right
    with canvas.decoration("Pagination"):
        canvas.setStrokeColor(LINE)
        canvas.line(layout.left, baseline + 16, right, baseline + 16)
        canvas.setFont(REGULAR, _SIZE)
        canvas.setFillColor(SOFT)
        number = imprint.page_of.format(page=page, pages=pages)
        room = right - layout.left - canvas.stringWidth(number) - 20
        canvas.drawString(layout.left, baseline, shortened(imprint.title, room=room, size=_SIZE))
        canvas.drawRightString(right, baseline, number)

"""The moodboards in words, and drawn as PDF."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.adapters.pdf.moodboards import moodboards as moodboards_pdf
from dialoog.domain.documents import MoodboardPage, MoodboardsPaper
from dialoog.services import wall
from dialoog.services.wall import Board, Wall
from dialoog.web.documents.wording.common import imprint


def draw_moodboards(found: Wall) -> bytes:
    """Give the top of a table with its pictures, an advice on each page."""
    title = _("De top 5: %(title)s", title=found.meeting.title)
    return moodboards_pdf(
        MoodboardsPaper(
            imprint=imprint(title, author=found.meeting.programme.title),
            pages=tuple(_page(board) for board in wall.list_boards(found, pictures=True)),
        )
    )


def _page(board: Board) -> MoodboardPage:
    row = board.moodboard
    dots = board.cluster.dots
    return MoodboardPage(
        place=_("Advies %(number)s", number=board.cluster.place),
        heading=board.cluster.row.name,
        votes=ngettext("%(num)d stip", "%(num)d stippen", dots),
        why=board.cluster.row.why,
        line=row.line if row else "",
        picture=row.picture if row else b"",
        alt=row.alt if row else "",
    )

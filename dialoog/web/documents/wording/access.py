"""The cards with which somebody comes to a table without an account, in words."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from dialoog.domain.documents import AccessCard, AccessCardsPaper, Fact
from dialoog.services import links
from dialoog.services.documents import Occasion
from dialoog.services.tickets import Link, TableGuidance
from dialoog.web.documents.wording.common import brief, imprint, when


def word_access_cards(occasion: Occasion, tables: Sequence[TableGuidance]) -> AccessCardsPaper:
    """Say a card for each table that has a link."""
    title = _("Toegang zonder account: %(title)s", title=occasion.meeting.title)
    return AccessCardsPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        cards=tuple(
            _card(occasion, one.table.number, one.link) for one in tables if one.link is not None
        ),
    )


def _card(occasion: Occasion, number: int, link: Link) -> AccessCard:
    greeting = _("Voor %(name)s", name=brief(link.guide)) if link.guide else ""
    lines = (
        greeting,
        occasion.meeting.title,
        when(occasion.meeting).text,
        _("U begeleidt deze tafel. Richt de camera van uw telefoon of tablet op de code."),
        _("De code opent alleen deze tafel, en alleen op deze dag. Geef hem niet aan anderen."),
    )
    return AccessCard(
        heading=_("Tafel %(number)s", number=number),
        lines=tuple(line for line in lines if line),
        url=link.url,
        picture=_("QR-code die tafel %(number)s opent", number=number),
        code=Fact(_("Uw code:"), link.code),
        address=Fact(
            _("Lukt het niet? Typ de code op:"),
            links.absolute("tickets.enter_code").partition("://")[2],
        ),
    )

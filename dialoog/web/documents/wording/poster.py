"""The poster in words: the parts of the tree, or the kinds of contribution, with their phases."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from dialoog.domain.documents import Passage, PosterPaper, Space
from dialoog.domain.methods import RecordKind, TreePart
from dialoog.services.documents import Occasion
from dialoog.services.live import Sheet
from dialoog.web.documents.wording.common import imprint, language
from dialoog.web.documents.wording.writing import mark_of
from dialoog.web.words import label

_FEW = 2
_LOOKS = {
    TreePart.GROUND: 1,
    TreePart.ROOTS: 2,
    TreePart.TRUNK: 2,
    TreePart.BLOSSOM: 3,
    TreePart.APPLES: 4,
    TreePart.SEEDS: 5,
}


def word_poster(occasion: Occasion, sheet: Sheet) -> PosterPaper:
    """Say the poster of a meeting; what hurts has no room on it."""
    open_kinds = [kind for kind in sheet.method.record_kinds if not kind.private]
    private = [kind for kind in sheet.method.record_kinds if kind.private]
    grows = all(kind.tree_part for kind in open_kinds)
    title = _("Poster: %(title)s", title=occasion.meeting.title)
    return PosterPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        heading=sheet.method.title.in_language(language()),
        question=Passage(_("Onze vraag"), (occasion.programme.question,)),
        table=_("Tafel: ____"),
        spaces=tuple(_parts(sheet, open_kinds) if grows else _kinds(sheet, open_kinds)),
        private=_private(private),
        tree=_("Een appelboom met wortels, een stam en een kroon.") if grows else "",
    )


def _parts(sheet: Sheet, kinds: Sequence[RecordKind]) -> list[Space]:
    """Say a space for each part of the tree, in the order in which it grows."""
    found = []
    for part in TreePart:
        here = [kind for kind in kinds if kind.tree_part is part]
        if here:
            found.append(_space(sheet, label(part), here, part=part))
    return found


def _kinds(sheet: Sheet, kinds: Sequence[RecordKind]) -> list[Space]:
    return [_space(sheet, kind.label.in_language(language()), [kind]) for kind in kinds]


def _space(
    sheet: Sheet, heading: str, kinds: Sequence[RecordKind], *, part: TreePart | None = None
) -> Space:
    keys = {kind.key for kind in kinds}
    phases = [phase for phase in sheet.phases if keys & set(phase.records)]
    marked = phases if len(phases) <= _FEW else []
    look = _LOOKS.get(part, 0) if part else 0
    return Space(
        heading=heading,
        marks=tuple(mark_of(sheet, phase) for phase in marked),
        prompts=tuple(kind.prompt.in_language(language()) for kind in kinds),
        look=marked[0].look if marked else look,
        part=part,
    )


def _private(kinds: Sequence[RecordKind]) -> Passage:
    if not kinds:
        return Passage("")
    return Passage(
        kinds[0].label.in_language(language()),
        (
            _("Doet iets pijn? Schrijf het niet hier."),
            _("Vertel het de gespreksbegeleider. Dit blijft privé."),
        ),
    )

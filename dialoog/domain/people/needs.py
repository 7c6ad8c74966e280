"""What someone needs to take part, read from the words people use for it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from dialoog.domain.people.kinds import NeedKind
from dialoog.domain.people.words import match_key, says_nothing, says_yes, tidy, tidy_lines

# The first words of a kind say all there is to say; the ones after "|" are worth keeping as detail.
_WORDS = {
    NeedKind.ASSISTANCE_DOG: "hulphond, assistentiehond, assistance dog | geleidehond, guide dog",
    NeedKind.WHEELCHAIR: "rolstoel, wheelchair, rolstoelplaats | scootmobiel, rollator",
    NeedKind.HEARING_LOOP: "ringleiding, hearing loop, hoorlus | slechthorend, gehoorapparaat",
    NeedKind.INTERPRETER: "tolk, interpreter | vertaler",
    NeedKind.QUIET_PLACE: "rustige plek, rustige plaats, quiet place | prikkel, stilte, rustig",
    NeedKind.TAXI: "taxi | vervoer, ophalen, valys, transport",
    NeedKind.LARGE_PRINT: "grote letters, groteletterbrief, grote letter, large print"
    " | slechtziend, vergroot",
    NeedKind.COMPANION: "begeleider, begeleiding, companion | begeleid",
    NeedKind.DIET: "dieet, dieetwensen, diet | halal, koosjer, vegetari, vegan, gluten, lactose,"
    " allergi, suikervrij, zoutarm",
    NeedKind.REIMBURSEMENT: "vergoeding, onkostenvergoeding, reimbursement"
    " | reiskosten, onkosten, cadeaubon",
}
AT_THE_TABLE = (NeedKind.WHEELCHAIR, NeedKind.HEARING_LOOP, NeedKind.QUIET_PLACE)
"""Needs that ask something of the table itself; the others are arranged around it."""
MATTER_IN_THE_TALK = frozenset(
    {
        *AT_THE_TABLE,
        NeedKind.INTERPRETER,
        NeedKind.LARGE_PRINT,
        NeedKind.COMPANION,
        NeedKind.ASSISTANCE_DOG,
    }
)
"""Needs that whoever leads the conversation has to know of; the others are nobody's business there."""
_ASKS_WHICH = (NeedKind.INTERPRETER, NeedKind.DIET)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to arrange; ``detail`` is what only the person can tell ("Turks")."""

    kind: NeedKind
    detail: str = ""

    @property
    def key(self) -> tuple[NeedKind, str]:
        """Equal for two ways to write the same need."""
        return (self.kind, match_key(self.detail))


def _vocabulary() -> list[tuple[str, NeedKind, bool]]:
    words = []
    for kind, text in _WORDS.items():
        for plain, part in zip((True, False), text.split("|"), strict=True):
            words += [(word.strip(), kind, plain) for word in part.split(",")]
    return sorted(words, key=lambda entry: -len(entry[0]))


_VOCABULARY = _vocabulary()


def read_needs(text: str) -> tuple[Need, ...]:
    """Read a cell such as "rolstoel, tolk Turks"; what we don't know stays as ``OTHER``."""
    parts = re.split(r"[,;/\n+&]|\s+en\s+", tidy_lines(text))
    return join_needs((), tuple(_read_need(tidy(part)) for part in parts if not says_nothing(part)))


def read_need_column(header: str, text: str) -> tuple[Need, ...]:
    """Read a cell below a heading that is a need itself: "Tolk" with "ja" or with "Turks"."""
    kind = need_in_heading(header)
    if kind is None:
        return read_needs(text)
    if says_nothing(text):
        return ()
    detail = "" if says_yes(text) else tidy(text)
    return (Need(kind, detail),)


def need_in_heading(header: str) -> NeedKind | None:
    """Give the need that a column heading names, if it names one."""
    key = match_key(header)
    return next(
        (kind for word, kind, plain in _VOCABULARY if plain and match_key(word) == key), None
    )


def needs_mentioned(text: str) -> tuple[tuple[NeedKind, str], ...]:
    """Give the needs that a note mentions in passing, each with the word that shows it."""
    lowered = tidy(text).casefold()
    found = {kind: word for word, kind, _ in _VOCABULARY if re.search(rf"\b{word}", lowered)}
    return tuple(found.items())


def kind_of_detail(detail: str, chosen: Collection[NeedKind]) -> NeedKind:
    """Give which chosen need somebody's own words are about; ``OTHER`` when that isn't clear.

    It is the need they name, else the one that can't be arranged without knowing which.
    """
    if NeedKind.OTHER in chosen:
        return NeedKind.OTHER
    named = [kind for kind, _ in needs_mentioned(detail) if kind in chosen]
    about = named or [kind for kind in _ASKS_WHICH if kind in chosen]
    return about[0] if len(about) == 1 else NeedKind.OTHER


def join_needs(first: tuple[Need, ...], more: tuple[Need, ...]) -> tuple[Need, ...]:
    """Both together, each once; a need with a detail makes the bare one superfluous."""
    every = {need.key: need for need in (*more, *first)}
    detailed = {kind for kind, detail in every if detail}
    order = dict.fromkeys(need.key for need in (*first, *more))
    return tuple(every[key] for key in order if key[1] or key[0] not in detailed)


def _read_need(text: str) -> Need:
    lowered = text.casefold()
    # "geen varkensvlees" is no wish for what stands behind "geen".
    if lowered.startswith(("geen ", "niet ", "no ")):
        return Need(NeedKind.OTHER, text)
    for word, kind, plain in _VOCABULARY:
        if plain and re.match(rf"{word}\b", lowered):
            return Need(kind, text[len(word) :].strip(" :-()"))
    kinds = (kind for word, kind, _ in _VOCABULARY if word in lowered)
    return Need(next(kinds, NeedKind.OTHER), text)

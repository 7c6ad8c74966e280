"""Hints for plain Dutch (B1): long sentences, hard words with a simpler one, and the passive.

They are hints, never a refusal: who writes knows best, and the rules are rough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST_SENTENCE = 15  # words
LONGEST_WORD = 18  # letters
MOST_HINTS = 6

_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PASSIVE = re.compile(
    r"\b(wordt|worden|werd|werden)\b(?:\W+\w+){0,6}?\W+((?:ge|be|ver|ont)\w{2,}(?:d|t|en))\b",
    re.IGNORECASE,
)

SIMPLER = {
    "aangaande": "over",
    "aangezien": "omdat",
    "aanvang": "begin",
    "alsmede": "en",
    "alsook": "en ook",
    "alvorens": "voordat",
    "ambtshalve": "vanuit ons werk",
    "annuleren": "afzeggen",
    "behoudens": "behalve",
    "beleidsmatig": "volgens de plannen",
    "betreffende": "over",
    "binnen afzienbare tijd": "snel",
    "capaciteit": "mensen en tijd",
    "communiceren": "vertellen",
    "conform": "volgens",
    "continueren": "doorgaan met",
    "derhalve": "daarom",
    "desbetreffende": "die",
    "desgewenst": "als u wilt",
    "dient": "moet",
    "dienen": "moeten",
    "doelgroep": "mensen",
    "echter": "maar",
    "evalueren": "terugkijken",
    "evaluatie": "terugkijken",
    "faciliteren": "helpen",
    "feedback": "reactie",
    "financiële middelen": "geld",
    "financiering": "geld",
    "gaarne": "graag",
    "geenszins": "niet",
    "geïndiceerd": "nodig",
    "genereren": "maken",
    "gezien het feit dat": "omdat",
    "hanteren": "gebruiken",
    "hetgeen": "wat",
    "implementeren": "invoeren",
    "implementatie": "invoeren",
    "in het kader van": "voor",
    "indien": "als",
    "indiceren": "vaststellen",
    "initiëren": "beginnen",
    "inventariseren": "op een rij zetten",
    "inzake": "over",
    "kaders": "regels",
    "komen te vervallen": "stoppen",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "als",
    "monitoren": "volgen",
    "nihil": "niets",
    "nochtans": "toch",
    "omtrent": "over",
    "onderhavige": "deze",
    "optimaliseren": "beter maken",
    "optimaal": "zo goed mogelijk",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "periodiek": "af en toe",
    "pilot": "proef",
    "prioriteit": "dat gaat voor",
    "realiseren": "maken",
    "reeds": "al",
    "retourneren": "terugsturen",
    "stakeholders": "mensen die erbij horen",
    "structureel": "voor altijd",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "teneinde": "om",
    "tenzij": "behalve als",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uitrollen": "overal invoeren",
    "uitsluitend": "alleen",
    "valideren": "controleren",
    "verstrekken": "geven",
    "vigerende": "geldende",
    "voornemens": "van plan",
    "voorzieningen": "hulp",
    "vooralsnog": "voorlopig",
    "zienswijze": "mening",
    "zodoende": "zo",
    "zorgdragen": "zorgen",
}
_HARD = re.compile(
    r"\b("
    + "|".join(re.escape(words) for words in sorted(SIMPLER, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)


class PlainHint(StrEnum):
    """What makes words hard to read."""

    LONG_SENTENCE = "long_sentence"
    HARD_WORD = "hard_word"
    LONG_WORD = "long_word"
    PASSIVE = "passive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One thing to look at: the ``words`` it is about, and what they could be ``instead``.

    ``count`` is how many words a long sentence has.
    """

    kind: PlainHint
    words: str
    instead: str = ""
    count: int = 0


def plain_hints(text: str) -> tuple[Hint, ...]:
    """Give what may be hard to read in a text, in the order of the text and each once."""
    found = dict.fromkeys(
        hint for sentence in _SENTENCE_END.split(text) for hint in _hints_of(sentence.strip())
    )
    return tuple(found)[:MOST_HINTS]


def _hints_of(sentence: str) -> Iterator[Hint]:
    words = _WORD.findall(sentence)
    if len(words) > LONGEST_SENTENCE:
        yield Hint(kind=PlainHint.LONG_SENTENCE, words=sentence, count=len(words))
    for hard in _HARD.findall(sentence):
        yield Hint(kind=PlainHint.HARD_WORD, words=hard, instead=SIMPLER[hard.lower()])
    for word in words:
        if len(word) > LONGEST_WORD:
            yield Hint(kind=PlainHint.LONG_WORD, words=word)
    for auxiliary, participle in _PASSIVE.findall(sentence):
        yield Hint(kind=PlainHint.PASSIVE, words=f"{auxiliary} … {participle}")

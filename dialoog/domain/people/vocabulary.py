"""The words lists use for groups, languages and channels, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeVar

from dialoog.domain.people.kinds import Channel, Perspective
from dialoog.domain.people.words import match_key

Code = TypeVar("Code", bound=str)

_CHANNELS = {
    Channel.MAIL: "e-mail, mail, per mail, mailen, via mail, digitaal, e-mailen, by mail",
    Channel.PHONE: "telefoon, tel, bellen, telefonisch, mobiel, phone, call, belt, opbellen, gebeld",
    Channel.LETTER: "brief, post, per post, papier, per brief, op papier, letter, schriftelijk",
}
# ISO 639-1, with Berber as 639-2 ``ber``, for it has no code of two letters.
_LANGUAGES = {
    "am": "amhaars, amharic",
    "ar": "arabisch, arabic, marokkaans, syrisch",
    "ber": "berbers, tamazight, berber",
    "bg": "bulgaars, bulgarian",
    "de": "duits, german, deutsch",
    "en": "engels, english",
    "es": "spaans, spanish, español",
    "fa": "farsi, perzisch, dari, persian",
    "fr": "frans, french, français",
    "fy": "fries, frysk",
    "hi": "hindi",
    "hu": "hongaars, hungarian",
    "id": "indonesisch, indonesian",
    "it": "italiaans, italian",
    "ku": "koerdisch, kurdish, kurmanci, sorani",
    "nl": "nederlands, dutch, vlaams, hollands",
    "pap": "papiaments, papiamentu",
    "pl": "pools, polish, polski",
    "ps": "pasjtoe, pashto",
    "pt": "portugees, portuguese",
    "ro": "roemeens, romanian",
    "ru": "russisch, russian",
    "so": "somalisch, somali",
    "srn": "surinaams, sranantongo",
    "ti": "tigrinya, eritrees",
    "tr": "turks, turkish, türkçe",
    "uk": "oekraïens, ukrainian",
    "ur": "urdu, oerdoe",
    "vi": "vietnamees, vietnamese",
    "zh": "chinees, mandarijn, chinese, kantonees",
}
_SIMILAR = 0.75  # below this a suggestion is more often wrong than right


def _by_key(words: Mapping[Code, str]) -> dict[str, Code]:
    return {match_key(word): code for code, text in words.items() for word in text.split(",")}


_CHANNEL_BY_KEY = _by_key(_CHANNELS)
LANGUAGES = tuple(_LANGUAGES)
_LANGUAGE_BY_KEY = _by_key(_LANGUAGES) | {code: code for code in _LANGUAGES}


@dataclass(frozen=True, slots=True)
class Group:
    """A stakeholder group as an organisation named it."""

    id: int
    name: str
    perspective: Perspective


def read_channel(text: str) -> Channel | None:
    """Give the channel that a word stands for, or ``None`` for an unknown word."""
    return _CHANNEL_BY_KEY.get(match_key(text))


def read_language(text: str) -> str | None:
    """Give the language code for "Turks", "TR" or "nl-NL", or ``None`` for an unknown word."""
    first = match_key(text.replace("-", " ").replace("/", " ").replace(",", " ").split(" ")[0])
    return _LANGUAGE_BY_KEY.get(match_key(text)) or _LANGUAGE_BY_KEY.get(first)


def find_group(text: str, groups: Iterable[Group]) -> Group | None:
    """Give the group with this name, whatever its capitals, marks and number ("Ambtenaren")."""
    wanted = _forms(text)
    return next((group for group in groups if wanted & _forms(group.name)), None)


def suggest_group(text: str, groups: Iterable[Group]) -> str:
    """Give the name of the group that looks most like ``text``, or nothing."""
    return suggest(text, [group.name for group in groups])


def suggest(text: str, names: Iterable[str]) -> str:
    """Give the name that looks most like ``text``, or nothing when none does."""
    by_key = {match_key(name): name for name in names}
    close = get_close_matches(match_key(text), by_key, n=1, cutoff=_SIMILAR)
    return by_key[close[0]] if close else ""


def _forms(text: str) -> set[str]:
    """The word itself and the ways Dutch makes a plural of it."""
    key = match_key(text)
    forms = {key, key + "s", key + "n", key + "en"}
    if long_vowel := re.search(r"(aa|ee|oo|uu)[^aeiou]$", key):  # ambtenaar, ambtenaren
        forms.add(key[: long_vowel.start() + 1] + key[-1] + "en")
    return forms - {"", "s", "n", "en"}

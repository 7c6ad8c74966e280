"""Say in words what is wrong or uneven at a table."""

from __future__ import annotations

from dialoog.domain.people import NeedKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Broken, Uneven
from dialoog.services.seating import Room
from dialoog.web.seating.words import PRIVATE, TOO_FEW, TOO_MANY
from dialoog.web.words import label, sentence


def broken_words(room: Room, broken: Broken) -> str:
    """Give the sentence for a broken rule; a private wish stays private."""
    if broken.private:
        return sentence(Refused(PRIVATE))
    return sentence(room.named(Refused(broken.code, **broken.facts)))


def uneven_words(uneven: Uneven) -> str:
    """Give a few words for more or fewer people of one kind than a fair share."""
    words = TOO_MANY if uneven.count > uneven.high else TOO_FEW
    return str(words[uneven.kind]) % {"count": uneven.count, "name": uneven.name}


def need_words(feature: str) -> str:
    """Give the word for what a table offers."""
    return label(NeedKind(feature))

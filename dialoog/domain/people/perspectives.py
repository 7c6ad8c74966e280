"""From where a group looks, guessed from its name when nobody said it."""

from __future__ import annotations

from dialoog.domain.people.kinds import Perspective
from dialoog.domain.people.words import match_key

_STEMS = {
    Perspective.LIVED_EXPERIENCE: "zorgvrag, client, patient, bewoner, inwoner, burger, huurder,"
    " ervaring, mantelzorg, naaste, familie, ouder, jongere, gebruiker, deelnemer, buur,"
    " adviesraad, resident, carer, citizen, lived",
    Perspective.PROFESSION: "professional, ondersteuner, begeleider, medewerker, werker, verpleeg,"
    " verzorgende, arts, hulpverlen, behandel, therapeut, coach, zorgverlen, zorgaanbied,"
    " thuiszorg, wijkteam, specialist, nurse, staff",
    Perspective.GOVERNMENT: "ambtena, gemeente, overheid, beleid, wethouder, raadslid,"
    " provincie, rijk, waterschap, official, government, municipal",
}
_PERSPECTIVE_BY_STEM = {
    stem.strip(): perspective for perspective, stems in _STEMS.items() for stem in stems.split(",")
}


def guess_perspective(group: str) -> Perspective:
    """Say from where a group with this name probably looks; ``OTHER`` when the name says nothing.

    The first word that tells decides, and in a Dutch compound its last part: in
    "cliëntondersteuner" the supporter, in "inwoner van de gemeente" the inhabitant.
    """
    for word in map(match_key, group.replace("-", " ").replace("/", " ").split()):
        found = {
            word.rfind(stem) + len(stem): perspective
            for stem, perspective in _PERSPECTIVE_BY_STEM.items()
            if stem in word
        }
        if found:
            return found[max(found)]
    return Perspective.OTHER

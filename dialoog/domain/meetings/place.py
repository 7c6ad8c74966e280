"""Where a meeting is, and whether everybody can take part there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.people import NeedKind
from dialoog.domain.refusal import Refused


class PlaceFeature(StrEnum):
    """What a place can offer."""

    WHEELCHAIR = "wheelchair"
    TOILET = "toilet"
    HEARING_LOOP = "hearing_loop"
    QUIET_PLACE = "quiet_place"
    PARKING = "parking"
    BUS = "bus"


ASKED_BY: dict[NeedKind, frozenset[PlaceFeature]] = {
    NeedKind.WHEELCHAIR: frozenset({PlaceFeature.WHEELCHAIR, PlaceFeature.TOILET}),
    NeedKind.HEARING_LOOP: frozenset({PlaceFeature.HEARING_LOOP}),
    NeedKind.QUIET_PLACE: frozenset({PlaceFeature.QUIET_PLACE}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A hall as people have to find and use it."""

    name: str = ""
    address: str = ""
    route: str = ""
    features: frozenset[PlaceFeature] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether people can be told where to come."""
        return bool(self.name.strip() and self.address.strip())

    @property
    def line(self) -> str:
        """Name and address as one line; another line is another place in people's calendars."""
        return ", ".join(part for part in (self.name.strip(), self.address.strip()) if part)


def require_known(place: Place) -> None:
    """Refuse to plan a meeting that nobody could find."""
    if not place.is_known:
        raise Refused("meeting.place_unknown")


def lacking(place: Place, *, needs: Iterable[NeedKind]) -> tuple[PlaceFeature, ...]:
    """Give what people need of a place and this one doesn't offer, in a fixed order."""
    asked = frozenset[PlaceFeature]().union(*(ASKED_BY.get(need, frozenset()) for need in needs))
    return tuple(feature for feature in PlaceFeature if feature in asked - place.features)

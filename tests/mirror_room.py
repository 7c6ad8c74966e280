"""A mirror meeting with an inner and an outer circle, for tests."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from flask.testing import FlaskClient

from dialoog.domain.live import Source
from dialoog.services import live, mirror
from dialoog.services.live import ContributionWords
from dialoog.services.live.devices import Purpose, device_link
from tests.factories import NOW
from tests.live_room import Room, begin, go_to, make_room, words

ROUTE, SLIPS, MIRROR = 2, 4, 5


def make_circles(*, at: int | None = 0, guide: FlaskClient | None = None) -> Room:
    """Add a mirror meeting; ``at`` is the phase of the inner circle, None before the day."""
    room = make_room(tables=2, method="spiegelgesprek", guide=guide)
    return room if at is None else go_to(begin(room), at)


def listener_link(room: Room) -> str:
    """Give the address on the phones of the outer circle, without the name of the host."""
    return device_link(room.table_ids[0], Purpose.LISTEN).removeprefix("http://localhost")


def slip(text: str = "Wat bedoelde u met laat?") -> ContributionWords:
    """Give a question of a listener."""
    return words(text, kind="vraag", phase="buitenkring")


Way = Callable[[int, int], object]


def _record(said: Callable[[], ContributionWords], source: Source, *, outer: bool) -> Way:
    return lambda inner_id, outer_id: live.record(
        said(), table_id=outer_id if outer else inner_id, source=source, now=NOW
    )


def _ask(source: Source, *, outer: bool = False) -> Way:
    return lambda inner_id, outer_id: mirror.ask(
        outer_id if outer else inner_id,
        "Hoe laat was dat?",
        client_id=uuid4(),
        source=source,
        now=NOW,
    )


def _defend() -> ContributionWords:
    return words("Ja, maar wij zijn met te weinig.", kind="sterk", phase="route")


# Every way in which words of a listener can reach the server.
WAYS_IN: dict[str, Way] = {
    "a card at the inner circle": _record(slip, Source.CARD, outer=False),
    "a card at the outer circle": _record(slip, Source.CARD, outer=True),
    "the guide of the inner circle": _record(slip, Source.TABLE, outer=False),
    "the guide of the outer circle": _record(slip, Source.TABLE, outer=True),
    "words for another phase": _record(_defend, Source.TABLE, outer=True),
    "a card for another phase": _record(_defend, Source.CARD, outer=True),
    "a phone": _record(slip, Source.OWN_DEVICE, outer=False),
    "a question from a phone": _ask(Source.OWN_DEVICE),
    "a question that the guide types": _ask(Source.TABLE),
    "a question typed at the outer circle": _ask(Source.TABLE, outer=True),
    "a sentence from a phone": lambda inner_id, _outer_id: mirror.mirror_back(
        inner_id, "Ik bel voortaan eerst.", device=uuid4(), now=NOW
    ),
}

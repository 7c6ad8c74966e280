"""The mirror meeting: the circles, the route, the listeners, and what the team does with it."""

from dialoog.services.mirror.conversation import (
    Conversation,
    Places,
    get_places,
    list_said,
    look,
    look_from,
    say,
)
from dialoog.services.mirror.listeners import (
    Slip,
    ask,
    find_own_sentence,
    list_slips,
    mark_asked,
    mirror_back,
)
from dialoog.services.mirror.route import (
    Route,
    Stop,
    find_route_block,
    go_along,
    look_at_route,
    make_route,
    record_at_step,
)

__all__ = [
    "Conversation",
    "Places",
    "Route",
    "Slip",
    "Stop",
    "ask",
    "find_own_sentence",
    "find_route_block",
    "get_places",
    "go_along",
    "list_said",
    "list_slips",
    "look",
    "look_at_route",
    "look_from",
    "make_route",
    "mark_asked",
    "mirror_back",
    "record_at_step",
    "say",
]

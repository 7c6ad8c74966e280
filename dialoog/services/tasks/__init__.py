"""Tasks: something dated that the method or a promise asks of the organisation.

Whoever needs one says what it is about and makes it, in the open unit of work::

    about = About(programme_id=programme.id, meeting_id=meeting.id)
    tasks.make(TaskKind.DEBRIEF, about, due_on=day)

``make`` is idempotent: for one kind and one subject there is one task, however often it is made.
``occasion`` tells several of one kind apart (``occasion="visit-2"``). Without an owner it is for
whoever leads the programme. When the thing itself is done or gone, say so with ``finish_about``
or ``take_away``; without a task these do nothing. People see everything at "Te doen".

A task about a contribution is the care for a wormpje: done there is done here, and back.
"""

from dialoog.services.tasks.escalating import watch
from dialoog.services.tasks.keeping import (
    About,
    assign,
    cancel,
    find,
    finish,
    finish_about,
    follow_route,
    get_task,
    list_done,
    list_open,
    list_owners,
    list_worms_without_route,
    make,
    move,
    move_about,
    reopen,
    take_away,
    write_note,
)

__all__ = [
    "About",
    "assign",
    "cancel",
    "find",
    "finish",
    "finish_about",
    "follow_route",
    "get_task",
    "list_done",
    "list_open",
    "list_owners",
    "list_worms_without_route",
    "make",
    "move",
    "move_about",
    "reopen",
    "take_away",
    "watch",
    "write_note",
]

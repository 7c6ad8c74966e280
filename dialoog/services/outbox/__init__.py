"""The one way out: mail is stored with the change it tells about, and leaves in order."""

from dialoog.adapters.correspondence import BadAddress, CalendarObject, Mailbox
from dialoog.services.outbox.following import follows
from dialoog.services.outbox.house import (
    Correspondent,
    Reader,
    can_mail,
    delivers,
    pace,
    sender,
    settings,
    written_language,
)
from dialoog.services.outbox.sending import send_next_batch
from dialoog.services.outbox.standing import (
    Standing,
    can_leave_anew,
    come_back,
    minutes_for,
    send_anew,
    settle,
    standing,
)
from dialoog.services.outbox.writing import About, Outgoing, Writer, put, writer

__all__ = [
    "About",
    "BadAddress",
    "CalendarObject",
    "Correspondent",
    "Mailbox",
    "Outgoing",
    "Reader",
    "Standing",
    "Writer",
    "can_leave_anew",
    "can_mail",
    "come_back",
    "delivers",
    "follows",
    "minutes_for",
    "pace",
    "put",
    "send_anew",
    "send_next_batch",
    "sender",
    "settings",
    "settle",
    "standing",
    "writer",
    "written_language",
]

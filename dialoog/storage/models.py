"""Every row class, so that the database knows all tables once this file is imported."""

from dialoog.storage import (
    accounts,
    engine,
    feedback,
    followup,
    history,
    invitations,
    jobs,
    live,
    meetings,
    outbox,
    people,
    programmes,
    seating,
)

__all__ = [
    "accounts",
    "engine",
    "feedback",
    "followup",
    "history",
    "invitations",
    "jobs",
    "live",
    "meetings",
    "outbox",
    "people",
    "programmes",
    "seating",
]

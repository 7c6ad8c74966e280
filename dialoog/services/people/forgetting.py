"""Forget somebody: everything that is theirs goes, and nothing tells who they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Forgetter, readable_phone
from dialoog.services import clock, history, jobs
from dialoog.storage import db, forgetting
from dialoog.storage import people as storage
from dialoog.storage.feedback import list_checks_of
from dialoog.storage.history import list_happened
from dialoog.storage.incoming import list_about
from dialoog.storage.needs import list_meetings_of
from dialoog.storage.people import PersonRow

FORGOTTEN = "person.forgotten"


@dataclass(frozen=True, slots=True)
class Trace:
    """That somebody was forgotten, and at whose word; nothing more is known."""

    at: datetime
    by: Forgetter


def forget_person(person_id: int, *, by: Forgetter) -> None:
    """Remove somebody with everything that is theirs: answers, needs, wishes, seats and mail.

    What was said at a table stays, because nobody's name was ever with it, and so does how often
    people said that it is better. Where others wrote down the name, the group takes its place.
    """
    row = storage.get_person(person_id)
    _free_places(row)
    for mail in list_about(row.email.lower()) if row.email else []:
        db.session.delete(mail)
    for answer in list_checks_of(person_id):
        answer.words, answer.quotable = "", False
    words = _words_of(row)
    forgetting.forget_wishes_about(row.name.key)
    db.session.delete(row)
    db.session.flush()
    if words:
        forgetting.scrub(words)
    db.session.expire_all()
    history.note(FORGOTTEN, "person", person_id, by=by)


def list_traces(*, most: int) -> list[Trace]:
    """Give when somebody was forgotten, the last first."""
    return [
        Trace(event.at, Forgetter(event.facts.get("by", Forgetter.ORGANISER)))
        for event in list_happened(FORGOTTEN, most=most)
    ]


def _free_places(row: PersonRow) -> None:
    for meeting_id in list_meetings_of(row.id, states={MeetingState.PLANNED}):
        jobs.enqueue(
            "invitations.fill",
            due=clock.now(),
            organisation_id=row.organisation_id,
            meeting_id=meeting_id,
        )


def _words_of(row: PersonRow) -> dict[str, str]:
    """Give what can tell of somebody in a text of others, each with what takes its place.

    One word is no name that can be looked for: it may be any word.
    """
    found = {row.email: "", row.phone: "", readable_phone(row.phone): ""}
    if " " in row.full_name:
        found[row.full_name] = row.group.name
    return {word: instead for word, instead in found.items() if word}

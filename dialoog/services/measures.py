"""The short measure: whom it is asked of now, what they say, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dialoog.domain import measures as domain
from dialoog.domain.invitations import CAME, Reply
from dialoog.domain.measures import Answers, MeasureMoment, Result
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history
from dialoog.storage import db
from dialoog.storage import measures as storage
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.measures import MeasureTakenRow
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import get_programme

STILL_FRESH = timedelta(days=30)


def find_moment(invitation: InvitationRow, *, today: date) -> MeasureMoment | None:
    """Give which part of the measure somebody is asked now, or None: before the day of a meeting
    they come to, and in the month after one where they were; each once in a programme.
    """
    moment = _moment(invitation, today=today)
    if moment is None:
        return None
    taken = storage.list_taken(invitation.meeting.programme_id, invitation.person_id)
    return None if moment in taken else moment


def is_asked_later(programme_id: int, person_id: int | None) -> bool:
    """Say whether somebody who answers if it is better is asked the last part as well.

    Somebody who was forgotten is asked nothing any more.
    """
    if person_id is None:
        return False
    return MeasureMoment.LATER not in storage.list_taken(programme_id, person_id)


def answer(
    programme_id: int, person: PersonRow, moment: MeasureMoment, answers: Answers, *, today: date
) -> None:
    """Count what somebody says, once; what they say is not kept with who they are."""
    domain.require_answers(moment, answers)
    if moment in storage.list_taken(programme_id, person.id):
        raise Refused("measure.taken")
    db.session.add(
        MeasureTakenRow(programme_id=programme_id, moment=moment, person_id=person.id, on=today)
    )
    storage.count_answers(programme_id, moment, person.group.perspective, answers)


def enter(
    programme_id: int, moment: MeasureMoment, perspective: Perspective, answers: Answers
) -> None:
    """Count what somebody filled in on paper."""
    domain.require_answers(moment, answers)
    get_programme(programme_id)
    storage.count_answers(programme_id, moment, perspective, answers)
    history.note("measure.entered", "programme", programme_id, moment=moment)


def read_results(programme_id: int) -> Sequence[Result]:
    """Give what people of a programme say, as far as it may be shown."""
    return domain.results(tally for _programme, tally in storage.list_tallies(programme_id))


def read_all_results() -> dict[int, Sequence[Result]]:
    """Give the same for every programme, by its number."""
    tallies = storage.list_tallies()
    return {
        programme_id: domain.results(tally for owner, tally in tallies if owner == programme_id)
        for programme_id in dict.fromkeys(owner for owner, _tally in tallies)
    }


def _moment(invitation: InvitationRow, *, today: date) -> MeasureMoment | None:
    day = clock.day_of(invitation.meeting.starts_at)
    if invitation.meeting.state is MeetingState.PLANNED:
        coming = invitation.reply is Reply.ACCEPTED and day >= today
        return MeasureMoment.BEFORE if coming else None
    came = invitation.attendance in CAME and day <= today <= day + STILL_FRESH
    return MeasureMoment.AFTER if came else None

"""Make what a test needs, with sensible values for everything it doesn't care about."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import count

from dialoog.content import shipped_methods
from dialoog.domain.accounts import Role
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import to_json
from dialoog.domain.people import Channel, Perspective
from dialoog.domain.programmes import LadderStep, Origin, PolicyPhase, ReportChannel
from dialoog.services import accounts, clock, programmes
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.people import GroupRow, PersonRow
from dialoog.storage.programmes import ProgrammeRow

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PASSWORD = "een lang genoeg wachtwoord"
_numbers = count(1)


def afternoon(*, in_days: int) -> datetime:
    """Give half past one on a day from today, so that no meeting goes past midnight."""
    day = clock.today() + timedelta(days=in_days)
    return datetime.combine(day, time(13, 30), clock.ZONE).astimezone(UTC)


def make_organisation(name: str | None = None) -> int:
    """Add an organisation; gives its number."""
    number = next(_numbers)
    with unit_of_work():
        row = accounts.create_organisation(
            name or f"Gemeente Proef {number}",
            mail_address=f"dialoog{number}@proef.example",
            now=NOW,
        )
        return row.id


def make_user(role: Role, *, email: str | None = None, name: str = "Samira Bouzid") -> int:
    """Add somebody who logs in, in the organisation that is entered; gives their number."""
    with unit_of_work():
        user = accounts.create_user(
            email or f"{role}{next(_numbers)}@proef.example", name, PASSWORD, now=NOW
        )
        accounts.give_role(user, role)
        return user.id


def make_group(name: str, perspective: Perspective = Perspective.OTHER) -> GroupRow:
    """Give the group called ``name``, adding it when it isn't there."""
    row = db.session.query(GroupRow).filter_by(name=name).one_or_none()
    if row is None:
        with unit_of_work():
            row = GroupRow(name=name, perspective=perspective)
            db.session.add(row)
    return row


def make_person(
    first_name: str = "Anna",
    last_name: str | None = None,
    *,
    group: str = "Zorgvrager",
    channel: Channel = Channel.MAIL,
    **columns: object,
) -> PersonRow:
    """Add a person in the organisation that is entered."""
    number = next(_numbers)
    group_id = make_group(group).id
    with unit_of_work():
        row = PersonRow(
            first_name=first_name,
            last_name=last_name or f"Jansen{number}",
            group_id=group_id,
            channel=channel,
            **{
                "email": f"persoon{number}@voorbeeld.example",
                "created_at": NOW,
                **columns,
            },
        )
        db.session.add(row)
    return row


def make_programme(title: str = "Hulp bij het huishouden", *, started: bool = True) -> ProgrammeRow:
    """Add a programme with a full intake; ``started`` also makes its promise stand."""
    today = clock.today()
    with unit_of_work():
        row = programmes.create_programme(title, owner_id=None, now=clock.now())
        answers = {
            "heard": "De hulp komt steeds op een andere dag.",
            "heard_from": "zorgvragers",
            "origin": Origin.CARE_USERS,
            "question": "Wat maakt hulp bij het huishouden goed?",
            "core_theme": "hulp die bij je past",
            "asked_of": "zorgvragers en mantelzorgers",
            "phase": PolicyPhase.PREPARATION,
            "fixed": "Het geld staat vast.",
            "open": "De dagen en tijden kunnen anders.",
            "decider": "de wethouder zorg",
            "decides_on": today + timedelta(days=90),
            "ladder_step": LadderStep.ADVISE,
            "report_channels": frozenset({ReportChannel.MAIL, ReportChannel.LETTER}),
            "report_by": today + timedelta(days=60),
        }
        programmes.answer_intake(row.id, answers, version=row.version, user_id=None)
        if started:
            programmes.start(row.id, share=60, least=5, today=today, user_id=None)
    return row


def make_meeting(
    programme: ProgrammeRow | None = None,
    *,
    method: str = "appelboompje",
    state: MeetingState = MeetingState.PLANNED,
    starts_at: datetime | None = None,
    **columns: object,
) -> MeetingRow:
    """Add a meeting with a copy of a shipped method, in a programme that has started."""
    programme_id = (programme or make_programme()).id
    copied = shipped_methods()[method]
    begin = starts_at or afternoon(in_days=7)
    with unit_of_work():
        row = MeetingRow(
            programme_id=programme_id,
            state=state,
            method_key=method,
            method=to_json(copied),
            starts_at=begin,
            ends_at=begin + timedelta(hours=2),
            uid=f"proef-{next(_numbers)}@dialoog.example",
            created_at=NOW,
            changed_at=NOW,
            **{"title": "Aan tafel over hulp", **columns},
        )
        db.session.add(row)
    return row

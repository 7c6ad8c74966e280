"""Remind owners of their actions, and tell the manager of what stays late.

One mail a day per owner at most: on Monday the overview of the week, on another day what must be
heard of now. Each owner is a unit of work of its own, so that what was done a moment ago counts.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from dialoog.domain import followup
from dialoog.domain.followup import Chasing, Occasion
from dialoog.domain.refusal import Refused
from dialoog.services import clock, history, jobs, links, members, outbox
from dialoog.services.followup import owners
from dialoog.services.outbox import About, BadAddress, Correspondent
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.followup import ActionRow, ChasingRow, OwnerRow, get_action
from dialoog.storage.followup import owners as storage

LOOK_ROUND, CHASE = "followup.look_round", "followup.chase"
TO_OWNER, TO_MANAGER = "owner_actions", "actions_late"
MORNING = time(8)


def get_chasing() -> Chasing:
    """Give the rules by which this organisation reminds owners."""
    row = storage.find_chasing()
    return row.as_chasing() if row else Chasing()


def change_chasing(rules: Chasing) -> None:
    """Let owners and managers hear at other moments."""
    followup.require_sensible(rules)
    row = storage.find_chasing()
    if row is None:
        row = ChasingRow()
        db.session.add(row)
    row.remember(rules)
    db.session.flush()
    history.note("chasing.changed", "chasing", row.id)


def watch() -> None:
    """See to it that somebody looks round every morning, in the open unit of work."""
    if not jobs.is_planned(LOOK_ROUND):
        jobs.enqueue(LOOK_ROUND, due=clock.now(), organisation_id=None)


@jobs.handles(LOOK_ROUND)
def look_round() -> None:
    """Let every organisation remind its owners, and come back tomorrow morning."""
    now = clock.now()
    awake = now.astimezone(clock.ZONE).time() >= MORNING
    found = storage.list_organisations_with_actions() if awake else []
    with unit_of_work():
        for organisation_id in found:
            jobs.enqueue(CHASE, due=now, organisation_id=organisation_id)
        if not jobs.is_planned(LOOK_ROUND):
            jobs.enqueue(LOOK_ROUND, due=_next_morning(now, awake=awake), organisation_id=None)


@jobs.handles(CHASE)
def chase() -> None:
    """Mail everybody who must hear of their actions today, then the managers."""
    now, rules = clock.now(), get_chasing()
    if rules.paused:
        return
    for email in storage.list_addresses():
        with unit_of_work():
            _remind(email, rules=rules, now=now)
    with unit_of_work():
        _escalate(rules, now=now)


def send_link(email: str, *, now: datetime) -> None:
    """Mail an owner their link with all they have to do, because somebody asks for it now."""
    rows = storage.list_of_owner(email, unfinished=True)
    owner = owners.find_or_add(email, now=now) if rows else None
    if owner and not owner.revoked_at:
        _write(owner, rows, occasion=Occasion.LINK, once=now.isoformat(), now=now)


def remind_now(action_id: int, *, now: datetime) -> None:
    """Remind the owner of one action because somebody asks for it; once a day at most."""
    row, rules, today = get_action(action_id), get_chasing(), clock.day_of(now)
    if not row.owner_email:
        raise Refused("chasing.no_address")
    owner = owners.find_or_add(row.owner_email, now=now)
    followup.require_may_remind(
        row.as_action(), rules=rules, mailed_on=owner.mailed_on, today=today
    )
    once = today.isoformat()
    if owner.revoked_at or not _write(owner, [row], occasion=Occasion.CHASE, once=once, now=now):
        raise Refused("chasing.no_mail")
    if followup.is_to_be_chased(row.as_chased(), rules=rules, today=today):
        _remember_heard(row, rules=rules, today=today)
    history.note("action.reminded", "action", row.id)


def _remind(email: str, *, rules: Chasing, now: datetime) -> None:
    today = clock.day_of(now)
    rows = storage.list_of_owner(email, unfinished=True)
    owner = owners.find_or_add(email, now=now)
    occasion = followup.occasion_to_mail(
        [row.as_chased() for row in rows],
        rules=rules,
        weekly=owner.weekly,
        mailed_on=owner.mailed_on,
        today=today,
    )
    if occasion is None or owner.revoked_at:
        return
    told = [
        row
        for row in rows
        if occasion is Occasion.WEEKLY
        or followup.is_to_be_chased(row.as_chased(), rules=rules, today=today)
    ]
    if _write(owner, told, occasion=occasion, once=today.isoformat(), now=now, of=len(rows)):
        for row in told:
            _remember_heard(row, rules=rules, today=today)


def _remember_heard(row: ActionRow, *, rules: Chasing, today: date) -> None:
    row.chased_for = row.due_on
    row.chases = followup.times_to_hear(row.as_action(), rules=rules, today=today)


def _write(
    owner: OwnerRow,
    rows: list[ActionRow],
    *,
    occasion: Occasion,
    once: str,
    now: datetime,
    of: int | None = None,
) -> bool:
    """Write to an owner; ``of`` is how many actions there are in all. Say whether it could be."""
    reader = owners.correspondent(owner, name=rows[0].owner)
    if reader is None:
        return False
    today = clock.day_of(now)
    writer = outbox.writer(
        TO_OWNER,
        now=now,
        occasion=occasion,
        late=[(row, (today - row.due_on).days) for row in rows if row.due_on < today],
        ahead=[row for row in rows if row.due_on >= today],
        others=(of or len(rows)) - len(rows),
        link=owners.address(owner),
    )
    try:
        mail = writer.write(reader, once=once, about=About())
    except BadAddress:
        return False
    outbox.put([mail], now=now)
    owner.mailed_on = today
    return True


def _escalate(rules: Chasing, *, now: datetime) -> None:
    today = clock.day_of(now)
    late = [
        row
        for row in storage.list_late(today=today, days=rules.escalate_after)
        if followup.needs_a_manager(
            row.as_action(), told_of=row.escalated_for, rules=rules, today=today
        )
    ]
    if not late:
        return
    _write_to_managers(late, now=now, today=today)
    for row in late:
        row.escalated_for = row.due_on
        history.note("action.escalated", "action", row.id)


def _write_to_managers(late: list[ActionRow], *, now: datetime, today: date) -> None:
    facts = [
        (
            row,
            followup.days_late(row.as_action(), today=today),
            links.absolute("followup.show_action", action_id=row.id),
        )
        for row in late
    ]
    writer = outbox.writer(TO_MANAGER, now=now, actions=facts)
    mails = []
    for user in members.list_managers():
        manager = Correspondent(user.name, user.email)
        try:
            mails.append(writer.write(manager, once=today.isoformat(), about=About()))
        except BadAddress:
            continue
    outbox.put(mails, now=now)


def _next_morning(now: datetime, *, awake: bool) -> datetime:
    day = clock.day_of(now) + timedelta(days=1 if awake else 0)
    return datetime.combine(day, MORNING, tzinfo=clock.ZONE)

"""Forget what has been kept long enough: every night by itself, or when somebody asks for it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from dialoog.domain import retention as domain
from dialoog.domain.people import Forgetter
from dialoog.domain.retention import TERMS, Kept
from dialoog.services import clock, history, jobs, organisations
from dialoog.services.people import forget_person
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage import retention as storage
from dialoog.storage.accounts import list_organisations
from dialoog.storage.retention import RetentionTermRow

KIND = "retention.run"
NIGHT = timedelta(hours=3)
log = logging.getLogger(__name__)

Counts = dict[Kept, int]


def terms() -> dict[Kept, int]:
    """Give for how many days this organisation keeps each kind of thing."""
    chosen = {row.kept: row.days for row in storage.list_terms()}
    return {kept: chosen.get(kept, term.days) for kept, term in TERMS.items()}


def choose(days: Mapping[Kept, int]) -> None:
    """Keep things as long as somebody who looks after the organisation chose."""
    rows = {row.kept: row for row in storage.list_terms()}
    for kept, number in days.items():
        domain.require_days(kept, number)
        if kept not in rows:
            rows[kept] = RetentionTermRow(kept=kept)
            db.session.add(rows[kept])
        rows[kept].days = number
    organisation_id = current_organisation_id() or 0
    history.note("retention.chosen", "organisation", organisation_id)


def count(*, now: datetime) -> Counts:
    """Count what would be forgotten now, in the organisation that is entered."""
    return storage.count_due(_before(now=now))


def run(*, now: datetime) -> Counts:
    """Forget what was kept long enough, in the organisation that is entered; give how much."""
    counts, before = count(now=now), _before(now=now)
    for person_id in storage.list_people_to_forget(before[Kept.PEOPLE]):
        forget_person(person_id, by=Forgetter.TERM)
    for kept in storage.FINDERS:
        storage.forget(storage.list_due(kept, before[kept]), now=now)
        db.session.flush()
    if any(counts.values()):
        facts = {kept.value: number for kept, number in counts.items()}
        history.note(KIND, "organisation", current_organisation_id() or 0, **facts)
    return counts


def run_everywhere(*, now: datetime, dry_run: bool = False) -> dict[str, Counts]:
    """Forget in every organisation, or only count; give how much for each by name."""
    found: dict[str, Counts] = {}
    for organisation_id, name in [(row.id, row.name) for row in list_organisations()]:
        with organisations.within(organisation_id):
            if dry_run:
                found[name] = count(now=now)
            else:
                with unit_of_work():
                    found[name] = run(now=now)
    return found


def run_technical(*, now: datetime, dry_run: bool = False) -> int:
    """Forget sessions that are over and work that was done; give how much that was."""
    work_before = now - domain.WORK_IS_KEPT
    with unit_of_work():
        number = storage.count_over(now=now, work_before=work_before)
        if not dry_run:
            storage.forget_over(now=now, work_before=work_before)
    return number


def watch() -> None:
    """See to it that things are forgotten every night, in the open unit of work."""
    if not jobs.is_planned(KIND):
        jobs.enqueue(KIND, due=_next_night(clock.now()), organisation_id=None)


@jobs.handles(KIND)
def _run_every_night() -> None:
    now = clock.now()
    forgotten = run_everywhere(now=now)
    technical = run_technical(now=now)
    total = sum(sum(counts.values()) for counts in forgotten.values())
    log.info("forgot %s things and %s sessions and jobs", total, technical)
    with unit_of_work():
        watch()


def _before(*, now: datetime) -> dict[Kept, datetime]:
    return {kept: domain.forget_before(days, now=now) for kept, days in terms().items()}


def _next_night(now: datetime) -> datetime:
    local = now.astimezone(clock.ZONE)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    tonight = midnight + NIGHT
    return tonight if local < tonight else tonight + timedelta(days=1)

"""Work for later: one door to enqueue it, one loop to do it, at least once.

Work is stored in the same transaction as the change that asks for it. Whoever does it holds a
lease; after a crash somebody else takes over, so that each piece of work may run twice and must
be harmless when it does. Only an error of its own counts as a failure, a crash of the worker not.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from dialoog.services import clock, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage import jobs as storage
from dialoog.storage.jobs import JobRow

LEASE = timedelta(minutes=5)
MOST_FAILURES = 8
log = logging.getLogger(__name__)

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}


def handles(kind: str) -> Callable[[Handler], Handler]:
    """Let a function do the work of ``kind``; it gets the facts and opens its own unit of work."""

    def register(handler: Handler) -> Handler:
        _handlers[kind] = handler
        return handler

    return register


def enqueue(kind: str, *, due: datetime, organisation_id: int | None, **facts: Any) -> None:
    """Ask for work, in the open unit of work."""
    db.session.add(
        JobRow(
            kind=kind,
            organisation_id=organisation_id,
            facts=facts,
            due_at=due,
            created_at=clock.now(),
        )
    )


def run_next() -> bool:
    """Do the oldest work that is due; say whether there was any."""
    claimed = _claim()
    if claimed is None:
        return False
    job_id, kind, organisation_id, facts = claimed
    organisations.enter_or_leave(organisation_id)
    try:
        _handlers[kind](**facts)
    except Exception as error:
        log.exception("job %s (%s) failed", job_id, kind)
        _put_back(job_id, error)
    else:
        _finish(job_id)
    finally:
        organisations.leave()
    return True


def run_all() -> int:
    """Do everything that is due now; give how many pieces of work that were."""
    done = 0
    while run_next():
        done += 1
    return done


def is_planned(kind: str) -> bool:
    """Say whether work of ``kind`` waits to be done."""
    return storage.is_planned(kind, most_failures=MOST_FAILURES)


def count_given_up() -> int:
    """Count the work that failed too often to be tried again."""
    return storage.count_given_up(most_failures=MOST_FAILURES)


def _claim() -> tuple[int, str, int | None, dict[str, Any]] | None:
    now = clock.now()
    if storage.find_due_job(now=now, most_failures=MOST_FAILURES) is None:
        return None
    with unit_of_work():
        job = storage.find_due_job(now=now, most_failures=MOST_FAILURES)
        if job is None:
            return None
        job.lease_until = now + LEASE
        return job.id, job.kind, job.organisation_id, dict(job.facts)


def _finish(job_id: int) -> None:
    """Note that work is done; whom or what it was about is not kept."""
    with unit_of_work():
        job = storage.get_job(job_id)
        job.done_at = clock.now()
        job.facts = {}


def _put_back(job_id: int, error: Exception) -> None:
    """Try again later, each time waiting twice as long."""
    with unit_of_work():
        job = storage.get_job(job_id)
        job.lease_until = None
        job.failures += 1
        job.last_error = type(error).__name__
        job.due_at = clock.now() + timedelta(seconds=30 * 2**job.failures)

"""Work for later is done at least once, and trouble with one piece stops no other."""

from datetime import timedelta

from dialoog.services import clock, jobs
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.base import current_organisation_id
from dialoog.storage.jobs import JobRow, find_due_job

done: list[tuple[str, int | None]] = []


@jobs.handles("test_note")
def note(word: str) -> None:
    if word == "trouble":
        raise ValueError(word)
    done.append((word, current_organisation_id()))


def enqueue(word: str, *, organisation_id: int, wait: timedelta = timedelta()) -> None:
    with unit_of_work():
        jobs.enqueue(
            "test_note", due=clock.now() + wait, organisation_id=organisation_id, word=word
        )


def test_work_that_is_due_is_done_once_for_its_organisation(organisation):
    done.clear()
    enqueue("hello", organisation_id=organisation)

    jobs.run_all()
    jobs.run_all()

    assert done == [("hello", organisation)]


def test_work_for_later_waits(organisation):
    done.clear()
    enqueue("later", organisation_id=organisation, wait=timedelta(hours=1))

    jobs.run_all()

    assert done == []


def test_work_that_failed_is_tried_again_later(organisation):
    done.clear()
    enqueue("trouble", organisation_id=organisation)
    enqueue("after", organisation_id=organisation)

    jobs.run_all()

    assert done == [("after", organisation)]
    row = db.session.query(JobRow).filter_by(done_at=None).one()
    assert row.failures == 1
    assert row.due_at > clock.now()
    assert row.last_error == "ValueError"


def test_worker_that_crashes_again_and_again_loses_no_work(organisation):
    done.clear()
    enqueue("patient", organisation_id=organisation)
    for _ in range(jobs.MOST_FAILURES + 1):
        with unit_of_work():
            row = find_due_job(now=clock.now(), most_failures=jobs.MOST_FAILURES)
            row.lease_until = clock.now() - timedelta(seconds=1)

    jobs.run_all()

    assert done == [("patient", organisation)]


def test_work_that_keeps_failing_is_given_up_and_counted(organisation):
    enqueue("trouble", organisation_id=organisation)
    for _ in range(jobs.MOST_FAILURES):
        jobs.run_all()
        with unit_of_work():
            db.session.query(JobRow).filter_by(done_at=None).update({"due_at": clock.now()})

    assert jobs.run_all() == 0
    assert jobs.count_given_up() == 1

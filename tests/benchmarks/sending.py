"""Ask 1,000 and 10,000 people by mail, up to the answer of a real mail server; print what it takes.

    python -m tests.benchmarks.sending [--people 1000 10000] [--profile]

The clock is read, never judged; on a busy machine the time of one core says more. The database is
SQLite in a folder that is thrown away; the mail server is a process of its own, so on two cores it
works beside the worker.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.people import Channel
from dialoog.services import clock, invitations, jobs, organisations, outbox
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.people import PersonRow
from tests import smtp_sink
from tests.factories import make_group, make_meeting, make_organisation

FIRST_NAMES = ("Jan", "Fatma", "José", "Ömer", "Willemijn", "Zoë", "Piet", "Aïsha")
LAST_NAMES = ("de Vries", "van den Berg", "D’Hond", "Yılmaz", "Jansen", "'t Hart", "El Idrissi")


def main() -> None:
    """Measure each number of people on a fresh database."""
    arguments = _arguments()
    for people in arguments.people:
        with tempfile.TemporaryDirectory() as folder:
            _measure(people, Path(folder), profiled=arguments.profile)


def _measure(people: int, folder: Path, *, profiled: bool) -> None:
    sink = folder / "taken"
    with smtp_sink.running(sink) as port:
        app = create_app(_settings(folder, port))
        with app.app_context():
            db.create_all()
            meeting_id = _fill(people)
            began, at_work, before = time.perf_counter(), time.process_time(), _megabytes()
            with cProfile.Profile() if profiled else nullcontext() as profile:
                parts = list(_send(meeting_id))
            total, at_work = time.perf_counter() - began, time.process_time() - at_work
        taken = smtp_sink.taken(sink)
    print(
        f"{people} invitations in {total:.1f} s ({people / total:.0f} a second), "
        f"{at_work:.1f} s of one core; {len(taken)} handed over, {len(set(taken))} different; "
        f"memory {before} MB at first"
    )
    for what, seconds, megabytes in parts:
        print(f"    {what:16} {seconds:6.1f} s   at most {megabytes} MB", flush=True)
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


def _send(meeting_id: int) -> Iterator[tuple[str, float, int]]:
    """Do all the work of one meeting; say of each part what it took, and the most memory so far."""
    began = time.perf_counter()
    with unit_of_work():
        invitations.send_all(meeting_id, now=clock.now())
    db.session.remove()
    yield "decide and queue", time.perf_counter() - began, _megabytes()
    began = time.perf_counter()
    while jobs.run_next():
        db.session.remove()
    yield "write and store", time.perf_counter() - began, _megabytes()
    began = time.perf_counter()
    while outbox.send_next_batch():
        db.session.remove()
    yield "hand over", time.perf_counter() - began, _megabytes()


def _settings(folder: Path, port: int) -> Settings:
    return Settings(
        instance=folder,
        secret_key="a secret that is only used in measurements",
        database_url=f"sqlite:///{folder}/dialoog.db",
        base_url="https://dialoog.example",
        smtp_host="127.0.0.1",
        smtp_port=port,
        smtp_security="none",
        smtp_per_minute=0,
    )


def _fill(people: int) -> int:
    """Add an organisation and a meeting with ``people`` on its list; give its number."""
    organisations.enter(make_organisation("Gemeente Appelveld"))
    meeting_id = make_meeting(place_name="De Linde").id
    group_id = make_group("Zorgvrager").id
    with unit_of_work():
        db.session.add_all(_person(number, group_id) for number in range(people))
    with unit_of_work():
        everybody = {candidate.person.id for candidate in invitations.list_candidates(meeting_id)}
        invitations.choose(meeting_id, everybody, now=clock.now())
    db.session.remove()
    return meeting_id


def _person(number: int, group_id: int) -> PersonRow:
    return PersonRow(
        first_name=FIRST_NAMES[number % len(FIRST_NAMES)],
        last_name=f"{LAST_NAMES[number % len(LAST_NAMES)]} {number}",
        email=f"persoon{number}@voorbeeld.example",
        group_id=group_id,
        channel=Channel.MAIL,
        language="en" if number % 20 == 0 else "nl",
        created_at=clock.now(),
    )


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()

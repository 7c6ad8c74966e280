"""Ask 1,000 and 10,000 people by mail, up to the answer of a real mail server; print what it takes.

    python -m tests.benchmarks.sending [--people 1000 10000] [--profile]

The clock is read, never judged. The database is SQLite in a folder that is thrown away; the mail
server is a process of its own, so on two cores it works beside the worker.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import tempfile
import time
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
            before = _megabytes()
            with cProfile.Profile() if profiled else _Nothing() as profile:
                spent = _send(meeting_id)
        taken = smtp_sink.taken(sink)
    total = sum(spent.values())
    parts = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in spent.items())
    print(
        f"{people:6} invitations in {total:.1f} s ({people / total:.0f} a second): {parts}; "
        f"{len(taken)} handed over, {len(set(taken))} different; "
        f"memory {before} MB before, {_megabytes()} MB at most",
        flush=True,
    )
    if profiled:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)


def _send(meeting_id: int) -> dict[str, float]:
    spent = {}
    began = time.perf_counter()
    with unit_of_work():
        invitations.send_all(meeting_id, now=clock.now())
    db.session.remove()
    spent["decide and queue"] = time.perf_counter() - began
    began = time.perf_counter()
    while jobs.run_next():
        db.session.remove()
    spent["write and store"] = time.perf_counter() - began
    began = time.perf_counter()
    while outbox.send_next_batch():
        db.session.remove()
    spent["hand over"] = time.perf_counter() - began
    return spent


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


class _Nothing:
    """Stands in for the profiler when nobody asks for it."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_error: object) -> None:
        return None


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()

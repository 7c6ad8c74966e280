"""A worker that is killed in the middle loses no mail, and sends none under a second Message-ID.

Everything is real here: the worker's command, its database, and the mail server it speaks with.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import update

from dialoog.app import create_app
from dialoog.config import Settings
from dialoog.domain.invitations import InvitationState
from dialoog.services import clock, invitations, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.base import ACROSS_ORGANISATIONS
from dialoog.storage.jobs import JobRow
from dialoog.storage.outbox import MailRow, MailState
from tests import smtp_sink
from tests.factories import make_meeting, make_organisation, make_person

pytestmark = pytest.mark.one_database

PEOPLE = int(os.environ.get("DIALOOG_TEST_KILLED_PEOPLE", "120"))
SECRET = "a secret that is only used in tests"


@pytest.fixture
def installation(tmp_path):
    settings = Settings(
        instance=tmp_path,
        secret_key=SECRET,
        database_url=f"sqlite:///{tmp_path}/dialoog.db",
        base_url="http://localhost",
    )
    with create_app(settings).app_context():
        db.create_all()
        yield tmp_path
        db.session.remove()
        db.engine.dispose()
        organisations.leave()


def ask_everybody() -> int:
    """Ask everybody to a meeting; nothing is written or sent yet."""
    organisations.enter(make_organisation())
    meeting_id = make_meeting().id
    people = {make_person().id for _ in range(PEOPLE)}
    with unit_of_work():
        invitations.choose(meeting_id, people, now=clock.now())
    with unit_of_work():
        invitations.send_all(meeting_id, now=clock.now())
    return meeting_id


@contextmanager
def worker(folder: Path, port: int, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker for the block, and kill it at once when that ends, as kill -9 does."""
    environment = {
        **os.environ,
        "DIALOOG_INSTANCE": str(folder),
        "DIALOOG_SECRET_KEY": SECRET,
        "DIALOOG_SMTP_HOST": "127.0.0.1",
        "DIALOOG_SMTP_PORT": str(port),
        "DIALOOG_SMTP_SECURITY": "none",
        "DIALOOG_SMTP_PER_MINUTE": "0",
    }
    command = [sys.executable, "-m", "dialoog", "worker", *words]
    process = subprocess.Popen(command, env=environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def let_leases_end() -> None:
    """Do as if the time has passed for which the dead worker held its work."""
    with unit_of_work():
        for row in (MailRow, JobRow):
            db.session.execute(
                update(row).values(lease_until=None), execution_options=ACROSS_ORGANISATIONS
            )


def test_a_killed_worker_loses_no_mail_and_sends_none_under_another_id(installation):
    meeting_id = ask_everybody()
    file = installation / "taken"

    with smtp_sink.running(file, seconds=0.01) as port:
        for lines in (2, PEOPLE // 2):
            with worker(installation, port):
                smtp_sink.wait_for(file, lines=lines)
            let_leases_end()
        taken_before_the_last = len(smtp_sink.taken(file))
        with worker(installation, port, "--once") as last:
            last.wait()

    ids = defaultdict(set)
    for mail_id, recipient in smtp_sink.taken(file):
        ids[recipient].add(mail_id)
    rows = invitations.list_of_meeting(meeting_id)
    mails = db.session.query(MailRow).all()
    assert taken_before_the_last < PEOPLE
    assert set(ids) == {row.person.email for row in rows}
    assert all(len(known) == 1 for known in ids.values())
    assert [mail.state for mail in mails] == [MailState.SENT] * PEOPLE
    assert {row.state for row in rows} == {InvitationState.SENT}

"""The loop of the worker: do what is due, then wait a moment."""

from __future__ import annotations

import threading

from dialoog.services import invitations, jobs, outbox, people, retention, seating, tasks, tickets
from dialoog.services.feedback import checks, promises, updates
from dialoog.services.followup import chasing
from dialoog.services.invitations import mailbox, reminding
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db

REST_SECONDS = 2.0
BRING_WORK = (
    invitations,
    people,
    checks,
    promises,
    updates,
    seating,
    tickets,
)  # importing them makes their work and their mail known


def run(stop: threading.Event, *, once: bool = False) -> None:
    """Do jobs and send mail until ``stop``, or until nothing is due when ``once``."""
    with unit_of_work():
        mailbox.watch()
        reminding.watch()
        retention.watch()
        tasks.watch()
        chasing.watch()
    while not stop.is_set():
        busy = any((jobs.run_next(), outbox.send_next_batch()))
        db.session.remove()
        if not busy:
            if once:
                return
            stop.wait(REST_SECONDS)

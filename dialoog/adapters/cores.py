"""Composing tables on every core of this machine: a process for each, and the best plan wins."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from dialoog.domain import seating
from dialoog.domain.seating import Plan, Problem, Progress

LISTEN_SECONDS = 0.2
"""How long to wait for news before asking again whether to stop."""


def search(
    problem: Problem,
    *,
    seed: int,
    seconds: float,
    start: Plan | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """Search for so many seconds with every core, each from its own seed.

    ``on_progress`` hears of every plan that is better than all before, from whichever core;
    ``should_stop`` is asked a few times per second, and the best plan so far is kept.
    """
    # New processes instead of copies: this one may be a web server with threads.
    context = get_context("spawn")
    cores = os.cpu_count() or 1
    end = time.monotonic() + seconds
    listening: list[Connection] = []
    workers = []
    for core in range(cores):
        hear, tell = context.Pipe(duplex=False)
        # A seed of its own for each core, never the one that another seed gives to another core.
        facts = (tell, problem, seed * cores + core, end - time.monotonic(), start)
        worker = context.Process(target=_search_here, args=facts, daemon=True)
        worker.start()
        tell.close()
        listening.append(hear)
        workers.append(worker)
    try:
        return _best(listening, on_progress=on_progress, should_stop=should_stop)
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _best(
    listening: list[Connection],
    *,
    on_progress: Callable[[Progress], None] | None,
    should_stop: Callable[[], bool] | None,
) -> Plan:
    """Give the best plan that is told, when all have finished or it is time to stop."""
    best: Progress | None = None
    while listening and not (best and should_stop and should_stop()):
        ready = wait(listening, timeout=LISTEN_SECONDS)
        for connection in [one for one in listening if one in ready]:
            try:
                found = connection.recv()
            except EOFError:
                listening.remove(connection)
                continue
            if best is None or _quality(found) < _quality(best):
                best = found
                if on_progress:
                    on_progress(best)
    if best is None:
        raise RuntimeError("No process could compose tables; see the lines above.")
    return best.plan


def _quality(found: Progress) -> tuple[int, int, int]:
    return found.broken, found.moves, found.cost


def _search_here(
    tell: Connection, problem: Problem, seed: int, seconds: float, start: Plan | None
) -> None:
    """Search in this process, until the time is up or nobody listens any more."""
    end = time.monotonic() + seconds
    span = max(seconds, 0.001)
    try:
        seating.compose(
            problem,
            seed=seed,
            budget=lambda: 1 - (end - time.monotonic()) / span,
            start=start,
            on_progress=tell.send,
        )
    except BrokenPipeError:
        return

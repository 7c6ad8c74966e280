"""Searching on every core: the best of all, told on the way, and stopped when asked."""

from __future__ import annotations

from dialoog.adapters.cores import search
from dialoog.domain.seating import Person, Problem, Progress, Table, check, compose, score

PROBLEM = Problem(
    rounds=3,
    tables=tuple(Table(f"T{number}", 4, 6) for number in range(4)),
    people=tuple(Person(f"P{number}", "abc"[number % 3]) for number in range(20)),
)


def test_search_gives_the_best_plan_that_it_told_about():
    told: list[Progress] = []
    first = compose(PROBLEM, seed=1, budget=lambda: 1.0)

    plan = search(PROBLEM, seed=1, seconds=0.5, start=first, on_progress=told.append)

    assert check(PROBLEM, plan) == []
    assert plan == told[-1].plan
    assert [news.cost for news in told] == sorted({news.cost for news in told}, reverse=True)
    assert score(PROBLEM, plan).cost < score(PROBLEM, first).cost


def test_search_stops_when_asked_and_keeps_the_best():
    told: list[Progress] = []

    plan = search(PROBLEM, seed=1, seconds=3600, on_progress=told.append, should_stop=lambda: True)

    assert plan == told[-1].plan
    assert check(PROBLEM, plan) == []

"""Who listens is silent until it is their turn, in whatever order things happen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.content import shipped_methods
from dialoog.domain import mirror
from dialoog.domain.methods import Form, Tool
from dialoog.domain.mirror import Listening
from dialoog.domain.refusal import Refused

PHASES = shipped_methods()["spiegelgesprek"].phases
ROUTE = next(at for at, phase in enumerate(PHASES) if Tool.ROUTE in phase.tools)
SLIPS = next(at for at, phase in enumerate(PHASES) if Tool.QUESTION_SLIPS in phase.tools)
MIRROR = next(at for at, phase in enumerate(PHASES) if Tool.MIRROR in phase.tools)
places = st.integers(0, len(PHASES) - 1)


def code(act) -> str | None:
    try:
        act()
    except Refused as refused:
        return refused.code
    return None


@given(position=places, reached=st.integers(-1, len(PHASES) - 1), outer=st.booleans())
def test_no_listener_speaks_before_the_turn(position, reached, outer):
    listener = outer or PHASES[position].form is Form.OUTER_CIRCLE
    spoken = (
        code(lambda: mirror.require_turn(PHASES, position, at_outer_circle=outer, reached=reached))
        is None
    )

    assert not (spoken and listener and reached < SLIPS)
    assert spoken or listener


def test_sentences_wait_for_their_own_phase():
    asked = {"at_outer_circle": False, "reached": SLIPS}

    assert code(lambda: mirror.require_turn(PHASES, SLIPS, **asked)) is None
    assert (
        code(lambda: mirror.require_turn(PHASES, MIRROR, **asked)) == "mirror.listeners_are_silent"
    )


def test_what_listeners_do_follows_the_inner_circle():
    doing = [
        mirror.listening(PHASES, reached=reached, finished=False)
        for reached in range(-1, len(PHASES))
    ]

    assert doing == [
        Listening.WAITING,
        *[Listening.SILENT] * SLIPS,
        Listening.ASKING,
        Listening.MIRRORING,
        Listening.OVER,
    ]
    assert mirror.listening(PHASES, reached=SLIPS, finished=True) is Listening.OVER


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("Wat bedoelde u met laat?", None),
        ("Dat komt doordat wij te weinig mensen hebben.", "mirror.no_question"),
        ("?" * 301, "mirror.question_too_long"),
    ],
)
def test_listeners_only_ask(words, refusal):
    assert code(lambda: mirror.require_question(words)) == refusal


@given(step=st.integers(-3, 12), by=st.sampled_from([-1, 0, 1]), steps=st.integers(1, 8))
def test_nobody_leaves_the_route(step, by, steps):
    assert 0 <= mirror.step_after(step, by=by, steps=steps) < steps


def test_feelings_come_before_plans():
    assert code(lambda: mirror.require_feelings_first(" \n")) == "mirror.feelings_first"
    assert code(lambda: mirror.require_feelings_first("Ik schrok ervan.")) is None


def test_the_team_talks_within_two_weeks():
    assert mirror.debrief_by(date(2026, 11, 21)) - date(2026, 11, 21) == timedelta(days=14)

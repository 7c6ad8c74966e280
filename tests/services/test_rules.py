"""What people said is answered, told and judged in that order, through services and pages."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoog.domain import feedback
from dialoog.domain.feedback import CheckAnswer, Verdict
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.domain.refusal import Refused
from dialoog.services import clock
from dialoog.services.feedback import board, checks, reporting
from dialoog.services.feedback.board import get_board
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.programmes import ProgrammeRow
from tests import factories
from tests.after_the_day import TODAY, answer_all, come, decide, open_round, say

TOLD = {ProgrammeState.REPORTED, ProgrammeState.CLOSED}
YES, NO = CheckAnswer.YES, CheckAnswer.NO


class Life:
    """A programme, and everything that people can try with it in any order."""

    def __init__(self, browser) -> None:
        self.browser = browser
        self.meeting = factories.make_meeting(factories.make_programme())
        for number in range(5):
            come(self.meeting, first_name=f"Mens{number}")
        self.id = self.meeting.programme_id

    def say(self) -> None:
        say(db.session.get(MeetingRow, self.meeting.id))

    def gather(self) -> None:
        found = [row.id for row in get_board(self.id).unplaced]
        with unit_of_work():
            board.make_advice(self.id, found, title="Advies", asked=True, now=clock.now())

    def decide(self) -> None:
        for row in get_board(self.id).undecided:
            decide(row.id)

    def set_aside(self) -> None:
        found = [row.id for row in get_board(self.id).unplaced]
        with unit_of_work():
            board.set_aside(self.id, found, reason="Dit hoort bij een ander traject.")

    def report(self) -> None:
        with unit_of_work():
            reporting.send_report(self.id, opening="", now=clock.now(), today=TODAY, user_id=None)

    def report_on_page(self) -> None:
        self.browser.post(
            f"/trajecten/{self.id}/terugkoppeling", data={"do": "send", "opening": ""}
        )

    def ask(self) -> None:
        open_round(self.id)

    def say_yes(self) -> None:
        answer_all(self.id, *[YES] * 5)

    def say_no(self) -> None:
        answer_all(self.id, *[NO] * 5)

    def end_round(self) -> None:
        rounds = checks.list_checks(self.id)
        if rounds:
            with unit_of_work():
                checks.end_round(rounds[-1].id, today=TODAY, user_id=None)

    def close(self) -> None:
        with unit_of_work():
            checks.close(self.id, override=None, today=TODAY, user_id=None)

    def close_on_page(self) -> None:
        self.browser.post(f"/trajecten/{self.id}/sluiten", data={"do": "close"})

    def close_without_a_name(self) -> None:
        with unit_of_work():
            checks.close(self.id, override=Override(name=" ", reason=""), today=TODAY, user_id=None)

    @property
    def row(self) -> ProgrammeRow:
        db.session.expire_all()
        return db.session.get(ProgrammeRow, self.id)


TRIES = [name for name, thing in vars(Life).items() if callable(thing) and name != "__init__"]
TELL = ("gather", "decide", "report")
COMMON = ["gather", "decide", "report", "ask", "say_yes", "end_round", "close"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([(), TELL, (*TELL, "ask", "say_no"), (*TELL, "ask", "say_yes", "close")]),
    st.lists(st.sampled_from([*TRIES, *COMMON]), min_size=6, max_size=20),
)
def test_no_order_of_steps_gets_round_the_rules(as_organiser, begin, tries):
    life = Life(as_organiser)
    told = 0

    for name in ["say", *begin, *tries]:
        before = life.row.state
        answered = get_board(life.id).ready_to_report
        try:
            getattr(life, name)()
        except (Refused, IndexError, ValueError):
            db.session.rollback()
        after, messages = life.row.state, len(reporting.list_messages(life.id))

        if after in TOLD and before not in TOLD:
            assert answered, f"people were told by {name} before everything had an answer"
        if name.startswith("report") and messages > told:
            assert answered, f"{name} sent a message before everything had an answer"
        told = messages
        if after is ProgrammeState.CLOSED and before is not ProgrammeState.CLOSED:
            newest = checks.list_checks(life.id)[-1].as_check()
            assert feedback.verdict(newest, today=TODAY) is Verdict.BETTER
        if after is ProgrammeState.OPEN and before is ProgrammeState.CLOSED:
            assert name in {"end_round", "say_no"}

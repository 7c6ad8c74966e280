"""What two groups think becomes advice, and advice is followed until people notice it."""

from datetime import timedelta

import pytest

from dialoog.domain.cycles import Progress, Side, Stage
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.programmes import Override, ProgrammeState
from dialoog.domain.refusal import Missing, Refused
from dialoog.domain.tasks import TaskKind
from dialoog.services import clock, cycles, tasks
from dialoog.services.feedback import board, checks, reporting
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.programmes import get_programme
from tests import after_the_day, cycle_room
from tests.cycle_room import SECRETS, TODAY, bring_in, make_cycle, words

pytestmark = pytest.mark.usefixtures("organisation")


def refusal(act) -> str:
    with pytest.raises(Refused) as caught, unit_of_work():
        act()
    return caught.value.code


def test_views_stay_out_of_every_list_until_the_groups_talk_together():
    made = make_cycle(Stage.OWN)
    for side, text in SECRETS.items():
        cycle_room.tell(made, side, text)

    own = {side: [row.text for row in cycles.list_own_views(made.side(side))] for side in Side}
    found = board.get_board(made.programme_id)

    assert own == {side: [text] for side, text in SECRETS.items()}
    assert not {row.text for row in found.unplaced} & set(SECRETS.values())
    assert refusal(lambda: cycles.read_both(made.row)) == "cycle.not_joint_yet"


def test_views_become_contributions_when_the_groups_talk_together():
    made = make_cycle(Stage.JOINT)

    (both,) = cycles.read_both(made.row)
    waiting = {row.text for row in board.get_board(made.programme_id).unplaced}

    assert {side: [row.text for row in rows] for side, rows in both.views.items()} == {
        side: [text] for side, text in SECRETS.items()
    }
    assert set(SECRETS.values()) <= waiting


def test_group_takes_back_its_own_words_only():
    made = make_cycle(Stage.OWN)
    cycle_room.tell(made, Side.COUNCIL, SECRETS[Side.COUNCIL])
    (row,) = cycles.list_own_views(made.side(Side.COUNCIL))

    with pytest.raises(Missing):
        cycles.take_back_view(made.side(Side.MANAGEMENT), row.id)


def test_advice_is_unasked_and_holds_cards_and_views_with_a_day_for_the_reply():
    made = make_cycle(Stage.JOINT)

    advice = board.get_advice(cycle_room.advise(made))

    assert (advice.asked, advice.reply_by) == (False, TODAY + timedelta(days=30))
    assert {row.text for row in advice.contributions} == {
        "Ik wacht vaak.",
        "Bel even.",
        *SECRETS.values(),
    }
    assert board.get_board(made.programme_id).unplaced == []
    with pytest.raises(Refused, match=r"cycle\.advised_already"):
        cycle_room.advise(made)


def test_advice_asks_for_a_reply_and_a_visit_in_time():
    made = make_cycle(Stage.JOINT)
    cycle_room.advise(made)

    due = {row.kind: row.due_on for row in tasks.list_open()}

    assert due == {
        TaskKind.ANSWER_ADVICE: TODAY + timedelta(days=30),
        TaskKind.FOLLOW_UP_VISIT: TODAY + timedelta(weeks=8),
    }


def test_theme_follows_its_advice_when_two_are_merged():
    made = make_cycle(Stage.JOINT)
    advice_id = cycle_room.advise(made)
    other_id = after_the_day.make_advice(made.programme_id, title="Een ander advies")

    with unit_of_work():
        board.merge_advices(other_id, advice_id, title="Samen")
    db.session.expire_all()

    assert made.themes[0].advice_id == other_id
    [reply] = tasks.list_open(kinds=[TaskKind.ANSWER_ADVICE])
    assert (reply.advice_id, reply.due_on) == (other_id, TODAY + timedelta(days=30))


def test_reply_is_given_when_its_answer_is_told():
    made = make_cycle(Stage.JOINT)
    advice_id = cycle_room.advise(made)
    after_the_day.decide(advice_id)
    waiting = tasks.list_open(kinds=[TaskKind.ANSWER_ADVICE])
    with unit_of_work():
        for row in board.get_board(made.programme_id).unplaced:
            board.set_aside(row.id, reason="Dit hoort bij een ander gesprek.")
        reporting.send_report(
            made.programme_id, opening="", now=clock.now(), today=TODAY, user_id=None
        )

    assert [row.advice_id for row in waiting] == [advice_id]
    assert tasks.list_open(kinds=[TaskKind.ANSWER_ADVICE]) == []


def progress(made) -> tuple[Progress, bool]:
    (one,) = cycles.follow(made.row, today=TODAY)
    return max(one.reached, key=list(Progress).index), one.reopened


def test_no_opens_a_theme_again_and_asks_for_the_next_visit():
    made = make_cycle(Stage.FOLLOW)
    advice_id = made.themes[0].advice_id
    assert progress(made) == (Progress.ADVICE, False)
    after_the_day.decide(advice_id)
    assert progress(made) == (Progress.REPLY, False)

    cycle_room.visit(made, CheckAnswer.YES)
    assert progress(made) == (Progress.BETTER, False)
    cycle_room.visit(made, CheckAnswer.NO)

    assert progress(made) == (Progress.REPLY, True)
    visits = [row for row in tasks.list_open() if row.kind is TaskKind.FOLLOW_UP_VISIT]
    assert [row.due_on for row in visits] == [TODAY + timedelta(weeks=7)]


def test_visit_that_is_late_is_seen():
    made = make_cycle(Stage.FOLLOW)

    (on_time,) = cycles.follow(made.row, today=TODAY + timedelta(weeks=8))
    (late,) = cycles.follow(made.row, today=TODAY + timedelta(weeks=8, days=1))

    assert (on_time.late, late.late) == (False, True)


def test_visit_never_closes_and_a_no_opens_what_was_closed():
    made = make_cycle(Stage.FOLLOW)
    after_the_day.decide(made.themes[0].advice_id)
    after_the_day.send(made.programme_id)

    cycle_room.visit(made, CheckAnswer.YES)
    state_after_yes = get_programme(made.programme_id).state
    with unit_of_work():
        checks.close(
            made.programme_id,
            override=Override(name="Ina", reason="De wet verandert."),
            today=TODAY,
            user_id=None,
        )
    cycle_room.visit(made, CheckAnswer.NO)

    assert state_after_yes is ProgrammeState.REPORTED
    assert get_programme(made.programme_id).state is ProgrammeState.OPEN


def test_card_without_consent_never_reaches_the_public_page():
    made = make_cycle(Stage.COLLECT)
    bring_in(made, words("Dit mag iedereen lezen.", may_be_read=True))
    bring_in(made, words("Dit blijft hier.", hurts="Dit doet pijn."))
    cycle_room.go_on(made)
    cycle_room.bundle(made)
    cycle_room.go_on(made)
    for side, text in SECRETS.items():
        cycle_room.tell(made, side, text)
    cycle_room.go_on(made)
    after_the_day.decide(cycle_room.advise(made))
    with unit_of_work():
        worm = board.get_board(made.programme_id).private[0]
        worm.care_done_at, worm.care_route = clock.now(), "nothing"
    after_the_day.send(made.programme_id)

    page = after_the_day.read_public_page(made.programme_id)

    assert [answered.quotes for answered in page.answers] == [["Dit mag iedereen lezen."]]

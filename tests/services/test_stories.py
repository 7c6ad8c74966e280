"""The demo tells its programmes, each in the state that its story says, by all the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialoog.content.stories import DEMO, ReportPart, StoryError, read_story
from dialoog.content.story_days import ReactionPart
from dialoog.domain.feedback import MessageKind
from dialoog.domain.measures import MeasureMoment
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import ProgrammeState, PromiseState
from dialoog.domain.reactions import Aspect
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import SignalState
from dialoog.domain.tasks import TaskKind, TaskState
from dialoog.services import (
    clock,
    measures,
    meetings,
    mirror,
    organisations,
    programmes,
    reactions,
    seating,
    signals,
    tasks,
    wall,
)
from dialoog.services.feedback import board, reporting
from dialoog.services.stories import load_story
from dialoog.storage import db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.outbox import MailRow

# The walk past all pages loads the same stories on PostgreSQL.
pytestmark = pytest.mark.one_database

PEOPLE = ("mensen.csv", (DEMO / "mensen.csv").read_bytes())


def tell(name: str, organisation: int) -> int:
    story = read_story(DEMO / f"{name}.toml")
    programme_id = load_story(
        story,
        organisation_id=organisation,
        user_id=None,
        today=clock.today(),
        people_file=PEOPLE,
    )
    organisations.enter(organisation)
    return programme_id


def test_closed_programme_was_closed_by_care_users(organisation: int) -> None:
    row = programmes.get_programme(tell("1_hulp_in_huis", organisation))

    assert row.state is ProgrammeState.CLOSED
    assert row.override_name == ""
    assert programmes.promise_state(row, today=clock.today()) is PromiseState.KEPT
    assert meetings.list_of_programme(row.id)[0].state is MeetingState.LOCKED


def test_closed_programme_was_measured_before_and_after_by_enough_people(
    organisation: int,
) -> None:
    found = measures.read_results(tell("1_hulp_in_huis", organisation))

    for side in (Perspective.LIVED_EXPERIENCE, Perspective.PROFESSION):
        for moment in MeasureMoment:
            shown = [one.groups[side].mean for one in found if one.moment is moment]
            assert shown
            assert None not in shown


def test_late_promise_was_told_honestly_on_the_day_after(organisation: int) -> None:
    row = programmes.get_programme(tell("2_met_de_taxi", organisation))

    messages = {message.kind: message for message in reporting.list_messages(row.id)}
    message = messages[MessageKind.PROMISE_LATE]
    assert programmes.promise_state(row, today=clock.today()) is PromiseState.LATE
    assert (clock.day_of(message.sent_at) - row.promises[0].due_on).days == 1


def test_story_reports_back_only_when_everything_has_an_answer(organisation: int) -> None:
    waiting = read_story(DEMO / "2_met_de_taxi.toml")
    story = replace(waiting, report=ReportPart(day=-3, opening="Dank u wel."))

    with pytest.raises(Refused, match=r"feedback\.unanswered"):
        load_story(
            story,
            organisation_id=organisation,
            user_id=None,
            today=clock.today(),
            people_file=PEOPLE,
        )

    organisations.enter(organisation)
    (row,) = programmes.list_programmes()
    assert row.state is ProgrammeState.OPEN
    assert MessageKind.REPORT not in {sent.kind for sent in reporting.list_messages(row.id)}


def test_meeting_to_come_has_its_people_at_tables(organisation: int) -> None:
    row = meetings.list_of_programme(tell("3_wonen", organisation))[0]

    seated = [len(people) for people in seating.get_room(row.id).plan.rounds[0].values()]
    sent = [clock.day_of(mail.sent_at) for mail in db.session.query(MailRow) if mail.sent_at]
    assert row.state is MeetingState.PLANNED
    assert sorted(seated) == [6, 7, 7]
    assert {(clock.today() - day).days for day in sent} == {21}  # the day of the invitation


def test_signals_of_a_story_wait_or_have_their_trace(organisation: int) -> None:
    programme_id = tell("4_samen_eten", organisation)

    inbox = signals.read_inbox(signals.get_desk(), today=clock.today())
    traces = signals.read_traces(page=1).rows
    assert [found.days for found in inbox.open] == [19, 9, 5, 1]
    assert {row.state for row in traces} == set(SignalState) - {SignalState.OPEN}
    assert [reply.row.programme_id for reply in inbox.replies] == [programme_id]


def test_what_lies_after_today_has_not_happened(organisation: int) -> None:
    story = read_story(DEMO / "3_wonen.toml")
    later = replace(story, meeting=(replace(story.meeting[0], invited=3),))

    load_story(
        later,
        organisation_id=organisation,
        user_id=None,
        today=clock.today(),
        people_file=PEOPLE,
    )

    organisations.enter(organisation)
    assert db.session.query(InvitationRow).count() == 0


def test_story_that_breaks_a_rule_is_refused(organisation: int) -> None:
    story = read_story(DEMO / "3_wonen.toml")
    hopeless = replace(story, programme=replace(story.programme, report_by=-70))

    with pytest.raises(Refused, match=r"promise\.date_in_past"):
        load_story(hopeless, organisation_id=organisation, user_id=None, today=clock.today())


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"settled": -50}, "settled before the programme"),
        ({"advises": "Dek een tafel", "reply_by": None}, "needs 'reply_by'"),
    ],
)
def test_signal_that_goes_nowhere_is_named(
    organisation: int, change: dict[str, object], complaint: str
) -> None:
    story = read_story(DEMO / "4_samen_eten.toml")
    signal = replace(story.signal[0], day=-55, **change)

    with pytest.raises(StoryError, match=complaint):
        load_story(
            replace(story, signal=(signal,), meeting=()),
            organisation_id=organisation,
            user_id=None,
            today=clock.today(),
            people_file=None,
        )


def test_feedback_meeting_heard_what_each_answer_did(organisation: int) -> None:
    programme_id = tell("1_hulp_in_huis", organisation)

    said = reactions.summarise(programmes.get_programme(programme_id))
    titles = {row.id: row.title for row in reactions.list_answers(programme_id)}
    told = {titles[advice_id] for advice_id, each in said.items() if each.words[Aspect.CLEAR]}
    assert set(said) == set(titles)
    assert told == {"Een vast gezicht", "Weten wie er komt", "Hulp in het weekend"}


def test_wall_has_its_top_on_the_answer_board(organisation: int) -> None:
    programme_id = tell("4_samen_eten", organisation)

    meeting = meetings.list_of_programme(programme_id)[0]
    found = wall.look(seating.list_tables(meeting.id)[0])
    advices = {row.title for row in board.get_board(programme_id).advices}
    boards = [each.moodboard for each in wall.list_boards(found)]
    assert found.row is not None
    assert (found.row.present_on - clock.today()).days == 10
    assert found.given == found.row.people * 5
    assert len(found.top) == 5
    assert {each.row.name for each in found.top} <= advices
    assert all(board.alt and board.line for board in boards if board)
    assert len(list(filter(None, boards))) == 2


def test_mirror_meeting_waits_for_its_closing_letter(organisation: int) -> None:
    programme_id = tell("5_gewoon_bellen", organisation)

    meeting = meetings.list_of_programme(programme_id)[-1]
    table = seating.list_tables(meeting.id)[0]
    stops = mirror.look_at_route(mirror.look(table)).stops
    debrief = mirror.look_at_debrief(meeting.id)
    about = tasks.About(programme_id=programme_id, meeting_id=meeting.id)
    letter, talk = (tasks.find(kind, about) for kind in (TaskKind.CLOSING_LETTER, TaskKind.DEBRIEF))
    assert [len(stop.said) for stop in stops] == [2, 1, 1, 1]
    assert [slip.asked for slip in mirror.list_slips(mirror.look(table))] == [False, True, True]
    assert debrief.row is not None
    assert debrief.row.done_at is not None
    assert clock.day_of(debrief.row.done_at) <= debrief.due_on
    assert letter.state is TaskState.OPEN
    assert talk.state is TaskState.DONE


def test_idea_that_nobody_had_is_named(organisation: int) -> None:
    with pytest.raises(StoryError, match="no idea says 'Eén grote tafel"):
        tell_last_meeting("4_samen_eten", organisation, said=())


def test_reaction_to_an_unknown_advice_is_named(organisation: int) -> None:
    strange = ReactionPart(table=1, advice="Zwemmen", aspect=Aspect.CLEAR, yes=1)

    with pytest.raises(StoryError, match="no advice called 'Zwemmen'"):
        tell_last_meeting("1_hulp_in_huis", organisation, reaction=(strange,))


def test_reaction_at_an_unknown_table_is_named(organisation: int) -> None:
    strange = ReactionPart(table=9, advice="Een vast gezicht", aspect=Aspect.CLEAR, yes=1)

    with pytest.raises(StoryError, match="there is no table 9"):
        tell_last_meeting("1_hulp_in_huis", organisation, reaction=(strange,))


def tell_last_meeting(name: str, organisation: int, **changes: object) -> None:
    """Tell a story whose last meeting went differently."""
    story = read_story(DEMO / f"{name}.toml")
    last = replace(story.meeting[-1], **changes)
    load_story(
        replace(story, meeting=(*story.meeting[:-1], last)),
        organisation_id=organisation,
        user_id=None,
        today=clock.today(),
        people_file=PEOPLE,
    )

"""The wall of Adviesvangers: silence, clusters, dots, moodboards, and on to the answer."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from dialoog.domain.live import Source
from dialoog.domain.refusal import Missing
from dialoog.domain.tasks import TaskKind
from dialoog.domain.wall import WallStage
from dialoog.services import clock, live, tasks, wall
from dialoog.services.feedback import board
from tests.factories import NOW
from tests.live_room import do, make_room, refusal
from tests.wall_room import IDEAS, add, choosing, chosen, look, make_wall, shown

pytestmark = pytest.mark.usefixtures("organisation")


def names(room):
    return {each.row.name: sorted(idea.text for idea in each.ideas) for each in look(room).clusters}


def together(room, ideas, **where):
    return do(lambda: wall.put_together(room.table_id, ideas, **where).id)


def test_ideas_wait_for_their_phase():
    room = make_wall(at=0)

    def early():
        return wall.add_idea(
            room.table_id, "Een idee.", client_id=uuid4(), source=Source.OWN_DEVICE, now=NOW
        )

    assert refusal(early) == "live.phase_not_begun"


def test_a_wall_can_be_silent_again():
    room = shown(make_wall(ideas=2))

    do(lambda: wall.hush(room.table_id))

    assert look(room).stage is WallStage.SILENT
    assert refusal(lambda: wall.put_together(room.table_id, [1], name="X")) == "wall.not_now"


def test_putting_ideas_together_and_apart_keeps_each_of_them():
    room = shown(make_wall(ideas=4))
    first, second, third, fourth = (idea.id for idea in look(room).ideas)

    help_ = together(room, [second, third], name="Vaste hulp")
    together(room, [first], name="Bellen")
    together(room, [third, fourth], name="Iets anders")

    assert [len(held) for held in names(room).values()] == [1, 1, 2]
    together(room, [fourth], cluster_id=help_)
    do(lambda: wall.take_out(room.table_id, first))
    assert sorted(names(room)) == ["Iets anders", "Vaste hulp"]
    assert [idea.id for idea in look(room).loose] == [first]
    do(lambda: wall.undo_cluster(room.table_id, help_))
    assert {idea.id for idea in look(room).loose} == {first, second, fourth}


def test_an_idea_of_another_table_is_not_moved():
    room, other = shown(make_wall(ideas=1)), make_wall(ideas=1)
    foreign = look(other).ideas[0].id

    with pytest.raises(Missing):
        do(lambda: wall.put_together(room.table_id, [foreign], name="Mijn"))


def test_loose_ideas_can_be_chosen_too():
    room = shown(make_wall(ideas=3))
    first, second, _ = (idea.id for idea in look(room).ideas)
    together(room, [first, second], name="Samen")

    choosing(room)

    assert sorted(names(room)) == ["Een vaste dag.", "Samen"]
    assert look(room).loose == ()


def test_phones_and_paper_share_the_dots():
    room = choosing(shown(make_wall(ideas=2)), people=2)
    first, second = (each.row.id for each in look(room).clusters)
    phone = uuid4()

    for _ in range(5):
        do(lambda: wall.tap(room.table_id, first, by=1, device=phone))

    assert refusal(lambda: wall.tap(room.table_id, second, by=1, device=phone)) == "wall.dots_gone"
    assert refusal(lambda: wall.count_paper(room.table_id, {second: 6})) == "wall.too_many_dots"
    do(lambda: wall.count_paper(room.table_id, {second: 5}))
    assert (
        refusal(lambda: wall.tap(room.table_id, second, by=1, device=uuid4()))
        == "wall.too_many_dots"
    )
    assert refusal(lambda: wall.set_people(room.table_id, 1)) == "wall.too_many_dots"
    do(lambda: wall.tap(room.table_id, first, by=-1, device=phone))
    assert [each.dots for each in look(room).clusters] == [4, 5]
    assert wall.list_own_dots(room.table_id, phone) == {first: 4}


def test_the_group_decides_between_equals():
    room = choosing(shown(make_wall(ideas=2)))
    first, second = (each.row.id for each in look(room).clusters)
    do(lambda: wall.count_paper(room.table_id, {first: 2, second: 2}))

    do(lambda: wall.prefer(room.table_id, second))

    assert [each.row.id for each in look(room).ranked] == [second, first]


def test_nothing_is_chosen_without_dots_or_ideas():
    empty = shown(make_wall())
    assert (
        refusal(lambda: wall.begin_choosing(empty.table_id, people=2, now=NOW))
        == "wall.nothing_to_choose"
    )

    room = choosing(shown(make_wall(ideas=1)))
    assert refusal(lambda: wall.end_choosing(room.table_id, now=NOW)) == "wall.no_dots_yet"


def test_the_top_becomes_advice_with_its_ideas_and_dots():
    room = chosen(choosing(shown(make_wall(ideas=3))))
    first, second = look(room).top
    do(lambda: wall.say_why(room.table_id, {first.row.id: "Dan sta je niet te wachten."}))

    made = do(lambda: wall.put_on_board(room.table_id, now=NOW))
    again = do(lambda: wall.put_on_board(room.table_id, now=NOW))

    advices = board.get_board(look(room).meeting.programme_id).advices
    assert (made, again) == (2, 0)
    assert [(row.title, row.votes, row.why) for row in advices] == [
        (first.row.name, 3, "Dan sta je niet te wachten."),
        (second.row.name, 2, ""),
    ]
    assert [len(row.contributions) for row in advices] == [1, 1]
    assert refusal(lambda: wall.choose_again(room.table_id)) == "wall.advised"


def test_advice_that_was_merged_is_not_made_again_of_its_cluster():
    room = chosen(choosing(shown(make_wall(ideas=3))))
    do(lambda: wall.put_on_board(room.table_id, now=NOW))
    first, second = board.get_board(look(room).meeting.programme_id).advices

    do(lambda: board.merge_advices(first.id, second.id, title="Samen"))

    assert do(lambda: wall.put_on_board(room.table_id, now=NOW)) == 0
    [advice] = board.get_board(look(room).meeting.programme_id).advices
    assert advice.votes == 5


def test_the_presentation_is_promised_as_a_task():
    room = chosen(choosing(shown(make_wall(ideas=2))))
    meeting = look(room).meeting
    held_on = clock.day_of(meeting.starts_at)
    about = tasks.About(programme_id=meeting.programme_id, meeting_id=meeting.id)

    for days in (14, 21):
        day = held_on + timedelta(days=days)
        do(lambda day=day: wall.promise_presentation(room.table_id, day))

    assert tasks.find(TaskKind.PRESENT_ADVICE, about).due_on == held_on + timedelta(days=21)
    late = held_on + timedelta(days=29)
    assert refusal(lambda: wall.promise_presentation(room.table_id, late)) == "wall.present_within"


def jpeg(colour="green"):
    target = BytesIO()
    Image.new("RGB", (60, 40), colour).save(target, "JPEG")
    return target.getvalue()


def test_a_moodboard_has_a_picture_that_can_be_replaced_or_kept():
    room = chosen(choosing(shown(make_wall(ideas=2))))
    cluster_id = look(room).top[0].row.id

    def make(picture, line):
        return wall.make_moodboard(
            room.table_id, cluster_id, picture=picture, line=line, alt="Een groen vel"
        )

    assert refusal(lambda: make(None, "Zo moet het.")) == "picture.missing"
    do(lambda: make(jpeg(), "Zo moet het."))
    before = wall.get_picture(look(room), cluster_id).mark
    do(lambda: make(None, "Zo is het."))

    row = wall.get_picture(look(room), cluster_id)
    assert (row.mark, row.line, row.picture[:2]) == (before, "Zo is het.", b"\xff\xd8")
    do(lambda: wall.remove_moodboard(room.table_id, cluster_id))
    with pytest.raises(Missing):
        wall.get_picture(look(room), cluster_id)


def test_a_table_of_another_method_has_no_wall():
    with pytest.raises(Missing):
        wall.look_from(make_room().table_id)


def test_phones_join_only_while_the_table_talks():
    room = choosing(shown(make_wall(ideas=1)))
    cluster_id = look(room).clusters[0].row.id
    do(lambda: live.end_day(room.meeting_id, now=NOW))

    assert (
        refusal(lambda: wall.tap(room.table_id, cluster_id, by=1, device=uuid4()))
        == "live.not_underway"
    )
    do(lambda: wall.count_paper(room.table_id, {cluster_id: 3}))


def test_a_flood_of_ideas_stops(monkeypatch):
    monkeypatch.setattr("dialoog.services.wall.ideas.MOST_IDEAS", 1)
    room = make_wall(at=IDEAS, ideas=1)

    assert (
        refusal(
            lambda: wall.add_idea(
                room.table_id, "Nog een.", client_id=uuid4(), source=Source.OWN_DEVICE, now=NOW
            )
        )
        == "wall.full"
    )
    add(room, "De Adviesvanger mag altijd.")

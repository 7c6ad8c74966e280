"""The run sheet on its page: what buttons say, what forms refuse."""

import re
from dataclasses import replace
from datetime import time

import pytest
from flask import url_for

from dialoog.content import shipped_methods
from dialoog.domain.meetings import choosable_tools, require_tools
from dialoog.domain.meetings.tools import ON_THE_WALL
from dialoog.domain.methods import Tool
from dialoog.services import meetings
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.tools import PAGES
from tests.live_room import make_room
from tests.meetings import create, slot


def press(browser, row, action, **fields):
    return browser.post(
        f"/bijeenkomsten/{row.id}/programma/{action}",
        data={"version": row.version, **fields},
        headers={"Referer": f"http://localhost/bijeenkomsten/{row.id}"},
        follow_redirects=True,
    )


def titles(page):
    return re.findall(r'agenda__title">([^<]+)<', page.text)


def test_buttons_say_what_happened_next_to_the_block(as_organiser):
    row = create()
    grond = row.blocks[1]

    page = press(as_organiser, row, f"{grond.id}/plek", richting="later")

    assert "Grond staat nu op plek 3 van 9." in page.text
    assert titles(page)[:3] == ["Inloop", "Wortels", "Grond"]
    assert page.text.count("Grond staat nu op plek") == 1
    assert f'name="version" value="{meetings.get_meeting(row.id).version}"' in page.text


def test_minutes_split_remove_and_undo(as_organiser):
    row = create()
    grond = row.blocks[1]

    longer = press(as_organiser, row, f"{grond.id}/duur", minuten="25")
    halves = press(as_organiser, row, f"{grond.id}/knippen")
    gone = press(as_organiser, row, f"{grond.id}/weg")
    back = press(as_organiser, row, "terug")

    assert "Grond duurt nu 25 minuten." in longer.text
    assert "Het programma duurt 2 uur en 30 minuten." in longer.text
    assert "Het programma past precies." in longer.text
    assert titles(halves)[1:3] == ["Grond", "Grond 2"]
    assert "Grond is weggehaald." in gone.text
    assert titles(gone)[1] == "Grond 2"
    assert titles(back)[1:3] == ["Grond", "Grond 2"]


def test_a_run_sheet_that_is_too_long_is_said_and_is_a_thing_to_do(as_organiser):
    row = create(slot=slot(end=time(15, 0)))

    page = as_organiser.get(f"/bijeenkomsten/{row.id}").text

    assert "Het programma is 45 minuten te lang." in page
    assert "Kort het in, of stop later" in page


def test_the_balance_of_minutes_stands_where_minutes_are_set(as_organiser):
    row = create(slot=slot(end=time(15, 0)))
    place = f"/bijeenkomsten/{row.id}/programma"

    pages = [as_organiser.get(f"{place}/{which}").text for which in ("nieuw", row.blocks[1].id)]

    assert all("Het programma is 45 minuten te lang." in page for page in pages)


@pytest.mark.parametrize("minutes", ["0", "-5", "481", "veel", ""])
def test_impossible_minutes_are_refused_and_change_nothing(as_organiser, minutes):
    row = create()

    page = press(as_organiser, row, f"{row.blocks[1].id}/duur", minuten=minutes)

    assert "1 tot 480" in page.text
    assert meetings.get_meeting(row.id).blocks[1].minutes == 10


def test_the_second_of_two_organisers_is_told_to_look_first(as_organiser):
    row = create()
    seen = row.version
    press(as_organiser, row, f"{row.blocks[0].id}/plek", richting="later")

    page = press(as_organiser, row, f"{row.blocks[0].id}/plek", version=seen)

    assert "Iemand anders heeft dit net veranderd" in page.text


def test_a_block_gets_other_words_and_what_was_typed_comes_back(as_organiser):
    row = create()
    block = row.blocks[1]
    address = f"/bijeenkomsten/{row.id}/programma/{block.id}"
    typed = {
        "version": row.version,
        "title": "Kennismaken",
        "minutes": "15",
        "sitting": "pairs",
        "purpose": "Elkaar leren kennen.",
        "lead": "De begeleider",
        "say": "Welkom.\n\nFijn dat u er bent.",
        "questions": "Wie bent u?\n- Waar woont u?\nWat doet u graag?",
        "materials": "Naamkaartjes\n\nKoffie",
        "paper": ["name_cards"],
        "records": ["grond"],
    }

    answer = as_organiser.post(address, data=typed, follow_redirects=True)

    phase = meetings.get_meeting(row.id).blocks[1].as_phase()
    assert "Kennismaken is bewaard." in answer.text
    assert [text.nl for text in phase.say] == ["Welkom.", "Fijn dat u er bent."]
    assert [question.text.nl for question in phase.questions] == [
        "Wie bent u?",
        "Wat doet u graag?",
    ]
    assert [text.nl for text in phase.questions[0].deeper] == ["Waar woont u?"]
    assert (phase.minutes, [text.nl for text in phase.materials]) == (
        15,
        ["Naamkaartjes", "Koffie"],
    )
    page = as_organiser.get(address).text
    assert "Wie bent u?\n- Waar woont u?\nWat doet u graag?" in page


def typed_over(row, block, **changes):
    """Give what the form of a block holds, with other values."""
    phase = block.as_phase()
    same = {
        "version": row.version,
        "title": phase.title.nl,
        "minutes": phase.minutes,
        "sitting": phase.form.value,
        "purpose": phase.purpose.nl,
        "lead": phase.lead.nl,
        "say": "\n\n".join(text.nl for text in phase.say),
        "tools": [tool.value for tool in phase.tools],
        "records": list(phase.records),
    }
    return {**same, **changes}


def with_tool(row, tool):
    return next(block for block in row.blocks if tool in block.as_phase().tools)


def test_a_block_offers_the_screens_of_its_method(as_organiser):
    plain, walled = create(), create(method="adviesvangers")

    none = as_organiser.get(f"/bijeenkomsten/{plain.id}/programma/{plain.blocks[1].id}").text
    some = as_organiser.get(f"/bijeenkomsten/{walled.id}/programma/{walled.blocks[0].id}").text

    assert 'name="tools"' not in none
    assert re.findall(r'name="tools"\s+value="(\w+)"', some) == [
        "wall",
        "clusters",
        "dots",
        "moodboard",
    ]


def test_a_screen_that_would_not_open_is_refused_at_the_field(as_organiser):
    row = create(method="adviesvangers")
    wall = with_tool(row, Tool.WALL)
    address = f"/bijeenkomsten/{row.id}/programma/{wall.id}"

    no_wall = as_organiser.post(address, data=typed_over(row, wall, tools=["dots"]))
    no_words = as_organiser.post(address, data=typed_over(row, wall, records=[]))
    gone = press(as_organiser, row, f"{wall.id}/weg")

    assert (no_wall.status_code, no_words.status_code) == (422, 422)
    assert 'id="tools-error"' in no_wall.text
    assert "Daarvoor moet een onderdeel de plakwand hebben." in no_wall.text
    assert "Kies bij dat onderdeel ook wat zij opschrijven." in no_words.text
    assert "Daarvoor moet een onderdeel de plakwand hebben." in gone.text
    assert with_tool(meetings.get_meeting(row.id), Tool.WALL).id == wall.id


CHOOSABLE = [
    (method.key, step, tool)
    for method in shipped_methods().values()
    for step in range(len(method.meetings))
    for tool in choosable_tools(method, method.phases[0])
]


@pytest.mark.parametrize("choice", CHOOSABLE)
def test_every_screen_that_can_be_chosen_opens(app, as_facilitator, organisation, choice):
    method, step, tool = choice
    room = make_room(method=method, step=step, guide=as_facilitator)
    row = meetings.get_meeting(room.meeting_id)
    kinds = row.as_method().record_kinds
    shared = {kind.key for kind in kinds if not kind.private}
    talks = [each for each in row.blocks if shared & {*each.as_phase().records}]
    block = [*talks, *row.blocks][0]
    phase = block.as_phase()
    needed = {Tool.WALL, tool} if tool in ON_THE_WALL else {tool}
    with unit_of_work():
        block.remember(replace(phase, tools=tuple({*phase.tools, *needed})))
        require_tools([each.as_phase() for each in row.blocks], before=(), kinds=kinds)

    with app.test_request_context():
        address = url_for(PAGES[tool], table_id=room.table_id)
    page = as_facilitator.get(address)

    assert page.status_code == 200


def test_a_block_without_words_to_say_is_refused(as_organiser):
    row = create()
    block = row.blocks[1]

    answer = as_organiser.post(
        f"/bijeenkomsten/{row.id}/programma/{block.id}",
        data={
            "version": row.version,
            "title": "Kennismaken",
            "minutes": "15",
            "sitting": "pairs",
            "purpose": "Elkaar leren kennen.",
            "lead": "De begeleider",
            "say": " ",
        },
    )

    assert answer.status_code == 422
    assert "Vul in wat de gespreksbegeleider zegt." in answer.text


def test_a_break_is_put_in_after_a_block(as_organiser):
    row = create()
    address = f"/bijeenkomsten/{row.id}/programma/nieuw?na={row.blocks[1].id}"
    form = as_organiser.get(address)

    answer = as_organiser.post(
        address,
        data={"version": row.version, "block": "pauze", "after": row.blocks[1].id, "minutes": "5"},
        follow_redirects=True,
    )

    assert f'value="{row.blocks[1].id}" selected' in re.sub(
        r'(selected) value="(\d+)"', r'value="\2" \1', form.text
    )
    assert "Pauze staat erin. De rest schuift op." in answer.text
    assert titles(answer)[:4] == ["Inloop", "Grond", "Pauze", "Wortels"]


@pytest.mark.parametrize("page", ["programma/nieuw", "programma/{}", "gegevens", "afzeggen"])
def test_what_is_called_off_cannot_be_changed_any_more(as_organiser, page):
    row = create()
    as_organiser.post(f"/bijeenkomsten/{row.id}/afzeggen", data={"reason": "De zaal is dicht."})

    answer = as_organiser.get(f"/bijeenkomsten/{row.id}/{page.format(row.blocks[0].id)}")

    assert answer.status_code == 409
    assert "De bijeenkomst is afgezegd." in answer.text


def test_parts_of_the_tree_get_names_of_ones_own(as_organiser):
    meeting = create()
    place = f"/bijeenkomsten/{meeting.id}/opschrijven"
    page = as_organiser.get(place).text
    typed = dict(re.findall(r'name="((?:label|prompt)_\w+|version)"[^>]*value="([^"]*)"', page))

    empty = as_organiser.post(place, data={**typed, "label_wortel": " "})
    as_organiser.post(place, data={**typed, "label_wortel": "Verhaal"})
    twice = as_organiser.post(place, data={**typed, "label_wortel": "Te laat"})

    named = meetings.get_meeting(meeting.id).as_method().get_record_kind("wortel")
    stem = meetings.get_meeting(meeting.id).as_method().get_record_kind("stam")
    assert (empty.status_code, twice.status_code) == (422, 422)
    assert "Iemand anders heeft dit net veranderd." in twice.text
    assert (named.label.nl, named.label.en) == ("Verhaal", "Verhaal")
    assert named.prompt.en.startswith("What went well?")
    assert (stem.label.nl, stem.label.en) == ("Stam", "Trunk")

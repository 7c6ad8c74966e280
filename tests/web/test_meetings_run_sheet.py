"""The run sheet on its page: what buttons say, what forms refuse."""

import re
from datetime import time

import pytest

from dialoog.domain.methods import Tool
from dialoog.services import meetings
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
    assert "Dat past precies." in longer.text
    assert titles(halves)[1:3] == ["Grond", "Grond 2"]
    assert "Grond is weggehaald." in gone.text
    assert titles(gone)[1] == "Grond 2"
    assert titles(back)[1:3] == ["Grond", "Grond 2"]


def test_a_run_sheet_that_is_too_long_is_said_and_is_a_thing_to_do(as_organiser):
    row = create(slot=slot(end=time(15, 0)))

    page = as_organiser.get(f"/bijeenkomsten/{row.id}").text

    assert "Dat is 45 minuten te lang." in page
    assert "Het programma is 45 minuten te lang" in page


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
        "tools": ["wall"],
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
    assert phase.tools == (Tool.WALL,)
    page = as_organiser.get(address).text
    assert "Wie bent u?\n- Waar woont u?\nWat doet u graag?" in page


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

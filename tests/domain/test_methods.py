"""A method file is read whole, and each fault is named with its place."""

from copy import deepcopy
from typing import Any

import pytest

from dialoog.domain.methods import (
    Form,
    MethodError,
    Paper,
    Question,
    Situation,
    TreePart,
    parse,
    phase_from_json,
)
from dialoog.domain.text import Text


def words(nl: str = "Woorden.") -> dict[str, Any]:
    return {"nl": nl, "en": f"{nl} (en)"}


def raw_phase(**changes: Any) -> dict[str, Any]:
    return {
        "key": "wortels",
        "title": words("Wortels"),
        "minutes": 30,
        "look": 2,
        "icon": "talk",
        "form": "pairs",
        "purpose": words(),
        "lead": words(),
        "say": {"nl": ["Zeg dit.", "En dit."], "en": ["Say this.", "And this."]},
        "question": [
            {**words("Hoe was dat?"), "deeper": {"nl": ["En toen?"], "en": ["And then?"]}}
        ],
        "records": ["wortel"],
        "paper": ["tree_poster"],
    } | changes


def raw_method(**changes: Any) -> dict[str, Any]:
    """Give the tables of a small, faultless method."""
    return {
        "key": "boom",
        "version": 1,
        "title": words("Boom"),
        "summary": words(),
        "people_min": 6,
        "people_max": 8,
        "facilitators": 2,
        "step": [
            {
                "key": "vooraf",
                "title": words(),
                "purpose": words(),
                "duration": words("Een week"),
                "records": ["wormpje"],
            },
            {
                "key": "dag",
                "title": words(),
                "purpose": words(),
                "phase": [raw_phase(), raw_phase(key="stam", minutes=15)],
            },
        ],
        "record": [
            {"key": "wortel", "label": words(), "prompt": words(), "tree_part": "roots"},
            {
                "key": "wormpje",
                "label": words(),
                "prompt": words(),
                "tree_part": "worm",
                "private": True,
            },
        ],
        "help": [
            {
                "situation": "silence",
                "do": {"nl": ["Wacht."], "en": ["Wait."]},
                "say": {"nl": ["Neem de tijd."], "en": ["Take your time."]},
            }
        ],
    } | changes


def faults_of(raw: dict[str, Any]) -> tuple[str, ...]:
    with pytest.raises(MethodError) as caught:
        parse(raw)
    return caught.value.faults


def test_parse_reads_a_whole_method():
    raw = raw_method()

    method = parse(raw)

    assert (method.key, method.people_min, method.people_max) == ("boom", 6, 8)
    assert [phase.key for phase in method.phases] == ["wortels", "stam"]
    assert method.phases[0].form is Form.PAIRS
    assert method.phases[0].say[1] == Text(nl="En dit.", en="And this.")
    assert method.phases[0].questions == (
        Question(
            text=Text(nl="Hoe was dat?", en="Hoe was dat? (en)"),
            deeper=(Text(nl="En toen?", en="And then?"),),
        ),
    )
    assert method.phases[0].paper == (Paper.TREE_POSTER,)
    assert method.get_record_kind("wormpje").tree_part is TreePart.WORM
    assert method.helps[0].situation is Situation.SILENCE
    assert method.credit is None


def test_meetings_are_the_steps_with_phases():
    method = parse(raw_method())

    meetings = method.meetings

    assert [(step.key, step.minutes) for step in meetings] == [("dag", 45)]
    assert [step.is_meeting for step in method.steps] == [False, True]


def test_break_is_a_phase_without_a_conversation():
    raw = raw_method()
    raw["step"][1]["phase"].append(raw_phase(key="pauze", look=0, say={"nl": [], "en": []}))

    method = parse(raw)

    assert [phase.is_break for phase in method.phases] == [False, False, True]


def test_fault_names_method_phase_and_language():
    raw = raw_method()
    del raw["step"][1]["phase"][0]["title"]["en"]
    raw["step"][1]["phase"][1]["question"][0]["en"] = "  "

    assert faults_of(raw) == (
        "boom: phase 1 'wortels': title: no text in en",
        "boom: phase 2 'stam': question 1: no text in en",
    )


def test_phases_are_counted_through_the_whole_method():
    raw = raw_method()
    extra = deepcopy(raw["step"][1]) | {"key": "dag_twee", "phase": [raw_phase(key="x", minutes=0)]}
    raw["step"].append(extra)

    assert faults_of(raw) == ("boom: phase 3 'x': minutes: needs a whole number from 1 to 1440",)


def change(raw: dict[str, Any], path: str, value: Any) -> None:
    *way, last = path.split("/")
    place: Any = raw
    for name in way:
        place = place[int(name)] if name.isdigit() else place[name]
    place[last] = value


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("key", "Boom 1", "Boom 1: key: needs a word of small letters, digits and underscores"),
        ("version", True, "boom: version: needs a whole number from 1 to 1000000"),
        ("people_max", 5, "boom: people_max: less than people_min"),
        ("title", "Boom", "boom: title: no text in nl"),
        ("title/fr", "Arbre", "boom: title: unknown field 'fr'"),
        ("colour", "red", "boom: unknown field 'colour'"),
        ("step/0/duration/nl", "", "boom: step 1 'vooraf': duration: no text in nl"),
        ("step/1/duration", words(), "boom: step 2 'dag': needs either phases or a duration"),
        ("step/0/records", ["boot"], "boom: 'vooraf': unknown record 'boot'"),
        ("step/0/key", "dag", "boom: step 'dag': more than once"),
        ("step/1/phase/1/key", "wortels", "boom: phase 'wortels': more than once"),
        ("step/1/phase", {"key": "x"}, "boom: step 2 'dag': phase: needs a list of tables"),
        ("step/1/phase/0/say/en", ["Say."], "boom: phase 1 'wortels': say: 2 in nl, 1 in en"),
        ("step/1/phase/0/say/en", ["A.", ""], "boom: phase 1 'wortels': say 2: no text in en"),
        ("step/1/phase/0/say/en", "A.", "boom: phase 1 'wortels': say: en: needs a list of words"),
        ("step/1/phase/0/say", {"nl": [], "en": []}, "boom: phase 1 'wortels': say: missing"),
        ("step/1/phase/0/records", ["wormpje", 3], "boom: phase 1 'wortels': records: needs a list of words"),
        ("step/1/phase/0/tools", ["hammer"], "boom: phase 1 'wortels': tools: needs one of circles, "),
        ("step/1/phase/0/ends_in_agreements", "yes", "boom: phase 1 'wortels': ends_in_agreements: needs true or false"),
        ("step/1/phase/0/tools", ["route"], "boom: phase 'wortels': no route to go along"),
        ("record/1/private", False, "boom: record 2 'wormpje': a worm is always private"),
        ("record/0/key", "tak", "boom: record 'tak': no step or phase uses it"),
        ("help/0/situation", "rain", "boom: help 1: situation: needs one of silence, "),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_its_place(path, value, fault):
    raw = raw_method()
    change(raw, path, value)

    assert any(found.startswith(fault) for found in faults_of(raw)), faults_of(raw)


def test_all_faults_are_told_at_once():
    raw = raw_method(version=0, people_min="six")
    raw["step"][1]["phase"][0]["form"] = "swing"

    faults = faults_of(raw)

    assert [fault.split(": ")[-2] for fault in faults] == ["version", "people_min", "form"]


def test_method_without_a_meeting_is_refused():
    raw = raw_method(step=raw_method()["step"][:1])

    assert "boom: needs a step with phases" in faults_of(raw)


def test_parse_leaves_its_input_as_it_was():
    raw = raw_method()
    before = deepcopy(raw)

    parse(raw)

    assert raw == before


def test_damaged_phase_is_refused_with_its_place():
    with pytest.raises(MethodError) as caught:
        phase_from_json(raw_phase(form="swing", look=6))

    assert [fault.split(": needs")[0] for fault in caught.value.faults] == [
        "phase 'wortels': look",
        "phase 'wortels': form",
    ]

"""The run sheets that Dialoog ships are complete, in two languages, and easy to read aloud."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from dialoog.content import METHODS, read_method, shipped_methods
from dialoog.domain.methods import (
    Method,
    MethodError,
    Situation,
    TreePart,
    from_json,
    to_json,
)

MOST_WORDS_IN_A_SENTENCE = 15
HARD_MOMENTS_IN_EVERY_METHOD = {
    Situation.SILENCE,
    Situation.ENDLESS_TALKER,
    Situation.EMOTION,
    Situation.PAIN,
    Situation.CONFLICT,
    Situation.LATECOMER,
    Situation.RUNNING_LATE,
}
# Words that municipalities like and people don't; each has a plainer one.
OFFICE_WORDS = re.compile(
    r"\b(conform|betreffende|middels|teneinde|derhalve|indien|facilitator|stakeholders?|"
    r"participatie|participant(en)?|implementeren|evalu(atie|eren)|optimaliseren|"
    r"inventariseren|realiseren|aanvang|reeds|tevens|alsmede|omtrent|inzake|feedback|deadline|"
    r"doelgroep|faciliteren|je|jij|jouw|jullie)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=sorted(shipped_methods()))
def method(request) -> Method:
    return shipped_methods()[request.param]


def dutch(value: Any, *, is_dutch: bool = False) -> Iterator[str]:
    """Give every Dutch text of a method, wherever it stands."""
    if isinstance(value, str) and is_dutch:
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from dutch(inner, is_dutch=is_dutch)
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from dutch(inner, is_dutch=name == "nl")


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?:])\s+", text) if part]


def test_five_methods_are_shipped():
    assert set(shipped_methods()) == {
        "adviesvangers",
        "appelboompje",
        "benut_ervaringen",
        "spiegelgesprek",
        "terugkoppeling",
    }


def test_methods_are_read_once():
    assert shipped_methods() is shipped_methods()


def test_file_is_named_after_its_key():
    for path in METHODS.glob("*.toml"):
        assert read_method(path).key == path.stem


@pytest.mark.parametrize(
    ("key", "meetings"),
    [
        ("appelboompje", {"dialoog": 15 + 120}),
        ("spiegelgesprek", {"spiegelgesprek": 95 + 15}),
        ("adviesvangers", {"brainstorm": 150}),
        ("benut_ervaringen", {"kiezen": 60, "bundelen": 90, "eigen_dialoog": 45, "samen": 90}),
        ("terugkoppeling", {"terugkoppeling": 75}),
    ],
)
def test_minutes_add_up(key, meetings):
    method = shipped_methods()[key]

    assert {meeting.key: meeting.minutes for meeting in method.meetings} == meetings


@pytest.mark.parametrize(
    ("key", "minutes"),
    [
        ("appelboompje", [15, 10, 30, 15, 10, 20, 20, 10, 5]),
        ("spiegelgesprek", [10, 10, 35, 20, 15, 5, 15]),
        ("adviesvangers", [20, 35, 10, 20, 20, 35, 10]),
        ("terugkoppeling", [15, 20, 20, 15, 5]),
    ],
)
def test_phases_take_the_time_of_the_run_sheet(key, minutes):
    assert [phase.minutes for phase in shipped_methods()[key].phases] == minutes


def test_benut_ervaringen_is_a_cycle_of_meetings_and_weeks():
    steps = shipped_methods()["benut_ervaringen"].steps

    assert [(step.key, step.is_meeting) for step in steps] == [
        ("kiezen", True),
        ("ophalen", False),
        ("bundelen", True),
        ("eigen_dialoog", True),
        ("samen", True),
        ("volgen", False),
    ]


def test_appelboompje_grows_the_whole_tree():
    method = shipped_methods()["appelboompje"]

    assert {kind.tree_part for kind in method.record_kinds} == set(TreePart)


def test_appelboompje_alone_says_it_is_our_own_elaboration():
    credit = {key: method.credit for key, method in shipped_methods().items() if method.credit}

    assert list(credit) == ["appelboompje"]
    assert "onze uitwerking" in credit["appelboompje"].nl


def test_every_conversation_has_words_questions_and_tips(method):
    for phase in method.phases:
        assert phase.say
        assert phase.is_break or phase.questions or phase.key == "eigen_start", phase.key
        assert phase.is_break or phase.tips or phase.key == "eigen_start", phase.key


def test_pain_can_be_recorded_in_every_conversation_and_stays_private(method):
    worms = {kind.key for kind in method.record_kinds if kind.tree_part is TreePart.WORM}

    assert len(worms) == 1
    assert all(worms <= set(phase.records) for phase in method.phases if not phase.is_break)
    assert [kind.key for kind in method.record_kinds if kind.private] == list(worms)


def test_every_method_but_the_listening_ones_ends_in_agreements():
    ending = {
        key: [phase.key for phase in method.phases if phase.ends_in_agreements]
        for key, method in shipped_methods().items()
    }

    assert ending == {
        "adviesvangers": [],
        "appelboompje": ["pitjes"],
        "benut_ervaringen": ["koppels", "samen_afspraken"],
        "spiegelgesprek": [],
        "terugkoppeling": ["verder"],
    }


def test_help_covers_the_hard_moments(method):
    assert {answer.situation for answer in method.helps} >= HARD_MOMENTS_IN_EVERY_METHOD


def test_dutch_sentences_are_short(method):
    long = [
        sentence
        for text in dutch(to_json(method))
        for sentence in sentences(text)
        if len(sentence.split()) > MOST_WORDS_IN_A_SENTENCE
    ]

    assert long == []


def test_words_to_say_are_shorter_still(method):
    spoken = [text for phase in method.phases for text in phase.say]
    counts = [len(sentence.split()) for text in spoken for sentence in sentences(text.nl)]

    assert sum(counts) / len(counts) <= 8


def test_dutch_is_plain_and_says_u(method):
    found = [text for text in dutch(to_json(method)) if OFFICE_WORDS.search(text)]

    assert found == []


def test_languages_differ(method):
    same = {
        phase.key
        for phase in method.phases
        for text in (*phase.say, *phase.tips)
        if text.nl == text.en
    }

    assert same == set()


def test_meeting_can_keep_its_own_copy(method):
    assert from_json(to_json(method)) == method


def test_copy_has_the_shape_of_the_file(method):
    raw = tomllib.loads((METHODS / f"{method.key}.toml").read_text(encoding="utf-8"))

    assert to_json(method) == raw


def test_file_that_is_not_toml_is_refused(tmp_path):
    path = tmp_path / "kapot.toml"
    path.write_text("key = ", encoding="utf-8")

    with pytest.raises(MethodError, match="not a TOML file"):
        read_method(path)

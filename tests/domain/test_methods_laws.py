"""Whatever a method says, writing and reading it again gives the same; nothing missing goes unseen."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.methods import (
    Form,
    Help,
    Method,
    MethodError,
    Paper,
    Phase,
    Question,
    RecordKind,
    Situation,
    Step,
    Tool,
    TreePart,
    from_json,
    phase_from_json,
    phase_to_json,
    to_json,
)
from dialoog.domain.text import Text

keys = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
texts = st.builds(Text, nl=st.text(min_size=1).filter(str.strip), en=st.just("Words."))
many_texts = st.lists(texts, max_size=2).map(tuple)
some_texts = st.lists(texts, min_size=1, max_size=2).map(tuple)
questions = st.lists(st.builds(Question, text=texts, deeper=many_texts), max_size=2).map(tuple)
papers = st.lists(st.sampled_from(Paper), max_size=2).map(tuple)
tools = st.lists(st.sampled_from(Tool), max_size=2).map(tuple)


def phases(key: str, records: tuple[str, ...]) -> st.SearchStrategy[Phase]:
    return st.builds(
        Phase,
        key=st.just(key),
        title=texts,
        minutes=st.integers(1, 1440),
        look=st.integers(0, 5),
        icon=keys,
        form=st.sampled_from(Form),
        purpose=texts,
        lead=texts,
        say=some_texts,
        questions=questions,
        tips=many_texts,
        records=st.just(records),
        materials=many_texts,
        paper=papers,
        tools=tools.filter(lambda chosen: Tool.ROUTE not in chosen),
        route=many_texts,
        ends_in_agreements=st.booleans(),
    )


@st.composite
def record_kinds(draw: st.DrawFn) -> tuple[RecordKind, ...]:
    kinds = []
    for key in draw(st.lists(keys, unique=True, max_size=3)):
        part = draw(st.none() | st.sampled_from(TreePart))
        private = part is TreePart.WORM or draw(st.booleans())
        kinds.append(RecordKind(key, draw(texts), draw(texts), tree_part=part, private=private))
    return tuple(kinds)


@st.composite
def steps(draw: st.DrawFn, records: tuple[str, ...]) -> tuple[Step, ...]:
    phase_keys = iter(draw(st.lists(keys, unique=True, min_size=4, max_size=4)))
    found = []
    for number, key in enumerate(draw(st.lists(keys, unique=True, min_size=1, max_size=4))):
        meets = number == 0 or draw(st.booleans())
        step = st.builds(
            Step,
            key=st.just(key),
            title=texts,
            purpose=texts,
            duration=st.none() if meets else texts,
            actions=many_texts,
            questions=questions,
            records=st.just(records),
            paper=papers,
            tools=tools,
            phases=st.tuples(phases(next(phase_keys), records)) if meets else st.just(()),
        )
        found.append(draw(step))
    return tuple(found)


@st.composite
def methods(draw: st.DrawFn) -> Method:
    kinds = draw(record_kinds())
    situations = draw(st.lists(st.sampled_from(Situation), unique=True, max_size=3))
    low = draw(st.integers(1, 50))
    return Method(
        key=draw(keys),
        version=draw(st.integers(1, 99)),
        title=draw(texts),
        summary=draw(texts),
        people_min=low,
        people_max=low + draw(st.integers(0, 50)),
        facilitators=draw(st.integers(1, 4)),
        steps=draw(steps(tuple(kind.key for kind in kinds))),
        record_kinds=kinds,
        helps=tuple(Help(s, do=draw(some_texts), say=draw(some_texts)) for s in situations),
        credit=draw(st.none() | texts),
    )


@settings(max_examples=40)  # one method is large
@given(methods())
def test_written_method_reads_back_the_same(method):
    assert from_json(to_json(method)) == method


@given(phases("wortels", ("wortel",)))
def test_written_phase_reads_back_the_same(phase):
    assert phase_from_json(phase_to_json(phase)) == phase


@settings(max_examples=40)  # one method is large
@given(methods(), st.data())
def test_leaving_out_any_english_word_is_always_noticed(method, data):
    raw = to_json(method)
    places = [place for place in tables_in(raw) if "en" in place]

    place = data.draw(st.sampled_from(places))
    place["en"] = [*place["en"], "one too many"] if isinstance(place["en"], list) else ""

    with pytest.raises(MethodError) as caught:
        from_json(raw)

    assert any(" en" in fault for fault in caught.value.faults)


def tables_in(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(t for inner in value.values() for t in tables_in(inner))]
    if isinstance(value, list):
        return [t for inner in value for t in tables_in(inner)]
    return []

"""Writes a method in the shape of its file, so that a meeting's own copy is read the same way."""

from __future__ import annotations

from collections.abc import Mapping

from dialoog.domain.methods.model import Help, Method, Phase, Question, RecordKind, Step
from dialoog.domain.methods.parse import parse, parse_phase
from dialoog.domain.text import Text

Json = dict[str, object]


def to_json(method: Method) -> Json:
    """Give the method as plain dicts, lists, strings and numbers."""
    return _filled(
        key=method.key,
        version=method.version,
        title=_text(method.title),
        summary=_text(method.summary),
        credit=_text(method.credit),
        people_min=method.people_min,
        people_max=method.people_max,
        facilitators=method.facilitators,
        step=[_step(step) for step in method.steps],
        record=[_record_kind(kind) for kind in method.record_kinds],
        help=[_help(answer) for answer in method.helps],
        basis=method.basis and {"key": method.basis.key, "version": method.basis.version},
    )


def from_json(raw: Mapping[str, object]) -> Method:
    """Read back what ``to_json`` gave; ``MethodError`` when it was damaged."""
    return parse(raw)


def phase_to_json(phase: Phase) -> Json:
    """Give one phase as plain dicts, lists, strings and numbers: a block of a run sheet keeps it."""
    return _filled(
        key=phase.key,
        title=_text(phase.title),
        minutes=phase.minutes,
        look=phase.look,
        icon=phase.icon,
        form=phase.form.value,
        purpose=_text(phase.purpose),
        lead=_text(phase.lead),
        say=_texts(phase.say),
        question=[_question(question) for question in phase.questions],
        tips=_texts(phase.tips),
        records=list(phase.records),
        materials=_texts(phase.materials),
        paper=[paper.value for paper in phase.paper],
        tools=[tool.value for tool in phase.tools],
        route=_texts(phase.route),
        ends_in_agreements=phase.ends_in_agreements,
    )


def phase_from_json(raw: Mapping[str, object]) -> Phase:
    """Read back what ``phase_to_json`` gave; ``MethodError`` when it was damaged."""
    return parse_phase(raw)


def _step(step: Step) -> Json:
    return _filled(
        key=step.key,
        title=_text(step.title),
        purpose=_text(step.purpose),
        duration=_text(step.duration),
        actions=_texts(step.actions),
        question=[_question(question) for question in step.questions],
        records=list(step.records),
        paper=[paper.value for paper in step.paper],
        tools=[tool.value for tool in step.tools],
        phase=[phase_to_json(phase) for phase in step.phases],
    )


def _question(question: Question) -> Json:
    return _filled(nl=question.text.nl, en=question.text.en, deeper=_texts(question.deeper))


def _record_kind(kind: RecordKind) -> Json:
    return _filled(
        key=kind.key,
        label=_text(kind.label),
        prompt=_text(kind.prompt),
        tree_part=kind.tree_part and kind.tree_part.value,
        private=kind.private,
    )


def _help(answer: Help) -> Json:
    return {
        "situation": answer.situation.value,
        "do": _texts(answer.do),
        "say": _texts(answer.say),
    }


def _text(text: Text | None) -> Json | None:
    return {"nl": text.nl, "en": text.en} if text else None


def _texts(texts: tuple[Text, ...]) -> Json | None:
    if not texts:
        return None
    return {"nl": [text.nl for text in texts], "en": [text.en for text in texts]}


def _filled(**fields: object) -> Json:
    """Leave out what a file would leave out too."""
    empty: tuple[object, ...] = (None, [])
    return {
        name: value for name, value in fields.items() if value not in empty and value is not False
    }

"""Other words for a phase: an organiser writes in one language, unchanged words keep both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dialoog.domain.methods import Form, Paper, Phase, Question, RecordKind, Tool
from dialoog.domain.refusal import Refused
from dialoog.domain.text import Text

MOST_STEPS = 8
LONGEST_STEP = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as somebody typed it, with what to ask next."""

    text: str
    deeper: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindWords:
    """How something that can be recorded is called, and what is asked to write it down."""

    label: str
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Everything that can be said otherwise about a phase, in one language."""

    title: str
    purpose: str
    lead: str
    form: Form
    say: Sequence[str]
    questions: Sequence[Asked]
    tips: Sequence[str]
    materials: Sequence[str]
    paper: Sequence[Paper]
    tools: Sequence[Tool]
    records: Sequence[str]
    ends_in_agreements: bool


def reword(phase: Phase, wording: Wording, *, language: str) -> Phase:
    """Give the phase in other words; what wasn't touched keeps its translation."""
    return replace(
        phase,
        title=_text((phase.title,), wording.title, language),
        purpose=_text((phase.purpose,), wording.purpose, language),
        lead=_text((phase.lead,), wording.lead, language),
        form=wording.form,
        say=_texts(phase.say, wording.say, language),
        questions=_questions(phase.questions, wording.questions, language),
        tips=_texts(phase.tips, wording.tips, language),
        materials=_texts(phase.materials, wording.materials, language),
        paper=tuple(wording.paper),
        tools=tuple(wording.tools),
        records=tuple(wording.records),
        ends_in_agreements=wording.ends_in_agreements,
    )


def name_kind(kind: RecordKind, words: KindWords, *, language: str) -> RecordKind:
    """Give what can be recorded under another name; what wasn't touched keeps its translation."""
    if not words.label or not words.prompt:
        raise Refused("meeting.kind_without_words")
    return replace(
        kind,
        label=_text((kind.label,), words.label, language),
        prompt=_text((kind.prompt,), words.prompt, language),
    )


def with_route(phase: Phase, steps: Sequence[str], *, language: str) -> Phase:
    """Give the phase with another route; a step that stays keeps its translation."""
    if not steps:
        raise Refused("meeting.route_empty")
    if len(steps) > MOST_STEPS:
        raise Refused("meeting.route_too_long", most=MOST_STEPS)
    if any(len(step) > LONGEST_STEP for step in steps):
        raise Refused("meeting.step_too_long", most=LONGEST_STEP)
    if len({step.casefold() for step in steps}) < len(steps):
        raise Refused("meeting.step_twice")
    return replace(phase, route=_texts(phase.route, steps, language))


def _text(known: Iterable[Text], words: str, language: str) -> Text:
    same = (text for text in known if text.in_language(language) == words)
    return next(same, Text(nl=words, en=words))


def _texts(known: Sequence[Text], lines: Sequence[str], language: str) -> tuple[Text, ...]:
    return tuple(_text(known, words, language) for words in lines)


def _questions(
    known: Sequence[Question], asked: Sequence[Asked], language: str
) -> tuple[Question, ...]:
    texts = [question.text for question in known]
    deeper = [text for question in known for text in question.deeper]
    return tuple(
        Question(
            text=_text(texts, question.text, language),
            deeper=_texts(deeper, question.deeper, language),
        )
        for question in asked
    )

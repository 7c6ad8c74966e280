"""A plan in words for the command line: what is wrong, and why it is as it is."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dialoog.domain import seating
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import Broken, Plan, Problem, Reason, Uneven
from dialoog.web.seating.words import PRIVATE
from dialoog.web.words import sentence

_REASONS = {
    "pin": _l("%(person)s staat hier vast."),
    "need": _l("%(person)s zit hier, want deze tafel heeft: %(need)s."),
    "together": _l("%(person)s zit hier, want deze mensen horen erbij: %(others)s."),
}


def broken_words(broken: Broken) -> str:
    """Give the sentence for a broken rule; rounds count from 1."""
    facts = dict(broken.facts)
    number = facts.get("round")
    if isinstance(number, int):
        facts["round"] = number + 1
    words = sentence(Refused(PRIVATE if broken.private else broken.code, **facts))
    return (
        _("Ronde %(round)s: %(words)s", round=facts["round"], words=words)
        if number is not None
        else words
    )


def explanation_words(problem: Problem, plan: Plan) -> Iterator[str]:
    """Say table by table who is there and why, and then what was traded off."""
    explanation = seating.explain(problem, plan)
    for note in explanation.tables:
        groups = ", ".join(f"{count} {name}" for name, count in note.groups.items())
        yield _(
            "Ronde %(round)s, tafel %(table)s: %(people)s mensen (%(groups)s).",
            round=note.number + 1,
            table=note.table,
            people=note.people,
            groups=groups,
        )
        yield from (f"  {_reason_words(reason)}" for reason in note.reasons)
        if note.uneven:
            yield "  " + _(
                "Niet helemaal gelijk: %(what)s.", what="; ".join(map(_uneven_words, note.uneven))
            )
    score = explanation.score
    yield _(
        "Samen: %(met)s tweetallen ontmoeten elkaar, %(again)s keer opnieuw. Kosten: %(cost)s.",
        met=score.met,
        again=score.repeats,
        cost=score.cost,
    )


def _reason_words(reason: Reason) -> str:
    facts = dict(reason.facts)
    others = facts.get("with")
    if isinstance(others, tuple):
        facts["others"] = ", ".join(others)
    return str(_REASONS[reason.code]) % {"person": reason.person, **facts}


def _uneven_words(uneven: Uneven) -> str:
    name = uneven.name or _("mensen")
    fair = f"{uneven.low}" if uneven.low == uneven.high else f"{uneven.low}–{uneven.high}"
    return _("%(count)s %(name)s (eerlijk: %(fair)s)", count=uneven.count, name=name, fair=fair)

"""A plan in words for the command line: what is wrong, and why it is as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dialoog.domain import seating
from dialoog.domain.people import NeedKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    Broken,
    Conflict,
    MaxShare,
    MinCount,
    Never,
    Pin,
    Plan,
    Problem,
    Reason,
    Rule,
    Together,
    Uneven,
)
from dialoog.web.seating.words import PRIVATE
from dialoog.web.words import label, sentence

_NEEDS = frozenset(NeedKind)

_REASONS = {
    "pin": _l("%(person)s staat hier vast."),
    "need": _l("%(person)s zit hier, want deze tafel heeft: %(need)s."),
    "together": _l("%(person)s zit hier, want deze mensen horen erbij: %(others)s."),
}
_CONFLICTS = {
    "never": _l("%(a)s en %(b)s mogen niet bij elkaar zitten"),
    "together": _l("deze mensen horen bij elkaar: %(members)s"),
    "pin": _l("%(person)s staat vast aan tafel %(table)s"),
    "need": _l("%(person)s heeft nodig: %(need)s"),
    "max": _l("tafel %(table)s heeft %(max)s plaatsen"),
    "min": _l("tafel %(table)s heeft minstens %(min)s mensen"),
    "min_count": _l("minstens %(min)s aan elke tafel van: %(groups)s"),
    "min_count_or_none": _l("minstens %(min)s aan een tafel, of niemand, van: %(groups)s"),
    "max_share": _l("hoogstens %(num)s op de %(den)s aan een tafel van: %(groups)s"),
}
_REMEDIES = {
    "extra_table": _l("zet er een tafel bij"),
    "extra_seat": _l("zet een stoel bij aan tafel %(table)s"),
    "smaller_table": _l("laat tafel %(table)s met één mens minder beginnen"),
    "feature": _l("zorg dat tafel %(table)s dit heeft: %(feature)s"),
    "unpin": _l("laat %(person)s los van tafel %(table)s"),
    "split": _l("vraag of deze mensen ook apart mogen zitten: %(members)s"),
    "ask": _l("vraag of %(a)s en %(b)s toch bij elkaar mogen zitten"),
    "ask_wish": _l("vraag of een persoonlijke wens kan vervallen"),
    "fewer": _l("vraag %(people)s minder van: %(groups)s"),
    "more": _l("nodig er %(people)s meer uit van: %(groups)s"),
    "drop_rule": _l("laat deze regel los: %(rule)s"),
}


def broken_words(broken: Broken) -> str:
    """Give the sentence for a broken rule; rounds count from 1."""
    facts = dict(broken.facts)
    number = facts.get("round")
    if isinstance(number, int):
        facts["round"] = number + 1
    words = sentence(Refused(PRIVATE if broken.private else broken.code, **facts))
    if broken.private:
        words = _("Tafel %(table)s: %(words)s", table=facts.get("table", "?"), words=words)
    return (
        _("Ronde %(round)s: %(words)s", round=facts["round"], words=words)
        if number is not None
        else words
    )


def say_broken(problem: Problem, plan: Plan) -> None:
    """Say every rule that a plan breaks; then the command ends with 1."""
    broken = seating.check(problem, plan)
    for rule in broken:
        click.echo(broken_words(rule), err=True)
    if broken:
        raise SystemExit(1)


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
    return str(_REASONS[reason.code]) % {"person": reason.person, **_joined(facts)}


def _uneven_words(uneven: Uneven) -> str:
    name = uneven.name or _("mensen")
    fair = f"{uneven.low}" if uneven.low == uneven.high else f"{uneven.low}–{uneven.high}"
    return _("%(count)s %(name)s (eerlijk: %(fair)s)", count=uneven.count, name=name, fair=fair)


def conflict_words(problem: Problem, conflict: Conflict) -> Iterator[str]:
    """Say which rules can't go together, and what would help; a private wish is not told."""
    yield _("Dit kan niet. Deze regels gaan niet samen:")
    said = [_rule_words(problem, id_) for id_ in conflict.ids]
    yield from (f"- {words}" for words in dict.fromkeys(said))
    if conflict.remedies:
        yield _("Dit helpt, één ervan is genoeg:")
        for remedy in conflict.remedies:
            yield "- " + str(_REMEDIES[remedy.code]) % _joined(remedy.facts)


def _rule_words(problem: Problem, id_: str) -> str:
    code, facts = _rule(problem, id_)
    return (
        _("een persoonlijke wens") if code == "private" else str(_CONFLICTS[code]) % _joined(facts)
    )


def _rule(problem: Problem, id_: str) -> tuple[str, dict[str, object]]:
    kind, _colon, rest = id_.partition(":")
    name, _colon, what = rest.rpartition(":")
    if kind == "need":
        return "need", {"person": name, "need": what}
    if kind == "seats":
        table = problem.tables[problem.table_index[name]]
        return what, {"table": name, "max": table.max, "min": table.min}
    for rule in (*problem.never, *problem.together, *problem.pins, *problem.rules):
        if rule.id == id_:
            return _kind(rule), vars(rule)
    raise KeyError(id_)


def _kind(rule: Never | Together | Pin | Rule) -> str:
    if isinstance(rule, Never | Together) and rule.private:
        return "private"
    if isinstance(rule, MinCount):
        return "min_count_or_none" if rule.allow_zero else "min_count"
    return {Never: "never", Together: "together", Pin: "pin", MaxShare: "max_share"}[type(rule)]


def _joined(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: _said(name, value) for name, value in facts.items()}


def _said(name: str, value: object) -> object:
    if name in {"need", "feature"} and value in _NEEDS:
        return label(NeedKind(str(value)))
    return ", ".join(sorted(value)) if isinstance(value, tuple | frozenset) else value

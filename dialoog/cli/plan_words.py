"""A plan in words for the command line: what is wrong, and why it is as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from dialoog.domain import seating
from dialoog.domain.people import NeedKind
from dialoog.domain.refusal import Refused
from dialoog.domain.seating import (
    FIRST_TIME,
    Broken,
    Conflict,
    Evenness,
    Plan,
    Problem,
    Reason,
    Uneven,
)
from dialoog.web.seating.conflicts import tell_conflict
from dialoog.web.seating.words import KINDS, PRIVATE, REASONS, TIMES
from dialoog.web.words import say, sentence

_NEEDS = frozenset(NeedKind)

_KINDS = {"age": _l("Leeftijden door elkaar"), "gender": _l("Mannen en vrouwen door elkaar")}


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
    """Say every rule that the best plan still breaks; then the command ends with 1."""
    broken = seating.check(problem, plan)
    if broken:
        click.echo(_("Niet alle regels kloppen nog. Dat bewijst niet dat het niet kan:"), err=True)
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
    yield _("Zo gelijk is het geworden:")
    yield from (f"  {_kind_words(item.kind)}: {_even_words(item)}" for item in explanation.evenness)


def _kind_words(kind: str) -> str:
    return str(KINDS.get(kind) or _KINDS.get(kind) or kind)


def _even_words(evenness: Evenness) -> str:
    if evenness.count == 0:
        return _("helemaal gelukt")
    missed = (
        _("%(count)s keer opnieuw", count=evenness.count)
        if evenness.kind == "repeats"
        else _("%(count)s te veel of te weinig", count=evenness.count)
    )
    if evenness.as_even_as_can_be:
        return _("%(missed)s, beter kan niet", missed=missed)
    if evenness.best == 0:
        return _("%(missed)s, misschien kan het beter", missed=missed)
    return _("%(missed)s, onder de %(best)s kan niet", missed=missed, best=evenness.best)


def _reason_words(reason: Reason) -> str:
    facts = {name: say(_need(name, value)) for name, value in reason.facts.items()}
    return str(REASONS[reason.code]) % {"person": reason.person, **facts}


def _uneven_words(uneven: Uneven) -> str:
    name = uneven.name or _("mensen")
    if uneven.kind == FIRST_TIME:
        name = str(TIMES.get(name, name))
    fair = f"{uneven.low}" if uneven.low == uneven.high else f"{uneven.low}–{uneven.high}"
    return _("%(count)s %(name)s (eerlijk: %(fair)s)", count=uneven.count, name=name, fair=fair)


def conflict_words(problem: Problem, conflict: Conflict) -> Iterator[str]:
    """Say which rules can't go together, and what would help; a private wish is not told."""
    told = tell_conflict(_Asked(problem), conflict)
    yield _("Dit kan niet. Deze regels gaan niet samen:")
    yield from (f"- {words}" for words in told.rules)
    for enough, heading in (
        (True, _("Dit helpt. Eén ervan is genoeg:")),
        (False, _("Dit helpt ook. Misschien is er daarna nog meer nodig:")),
    ):
        repairs = [repair.words for repair in told.repairs if repair.enough == enough]
        if repairs:
            yield heading
            yield from (f"- {words}" for words in repairs)


@dataclass(frozen=True)
class _Asked:
    """A problem that says by itself what its people and tables are called."""

    problem: Problem
    locked: frozenset[str] = frozenset()

    def facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        """Say facts as they are, needs by their word."""
        return {name: _need(name, value) for name, value in facts.items()}


def _need(name: str, value: object) -> object:
    return NeedKind(str(value)) if name == "need" and value in _NEEDS else value

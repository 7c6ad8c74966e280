"""What was understood of a list of people, in words; a name in a wish is never repeated."""

from __future__ import annotations

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from dialoog.domain import seating
from dialoog.domain.people import Column, NeedKind, Perspective
from dialoog.domain.seating import Plan, Problem
from dialoog.domain.seating.guest_list import GuestList, Remark
from dialoog.domain.seating.guest_problem import Question
from dialoog.web.people.saying import say_problem
from dialoog.web.words import label

_WORD_OF = {
    NeedKind.WHEELCHAIR: "rolstoel",
    NeedKind.HEARING_LOOP: "ringleiding",
    NeedKind.QUIET_PLACE: "rustig",
}
_WORDS = {
    "merged": _l("dit is dezelfde persoon als in rij %(other)s. Die telt één keer."),
    "same_name": _l(
        "deze naam staat ook in rij %(other)s. Zij tellen als twee mensen; het nummer van de rij "
        "staat erbij. Is het één persoon? Haal dan een rij weg."
    ),
    "total": _l("dit lijkt een optelling en geen mens. Deze rij doet niet mee."),
    "no_group": _l("er staat geen groep."),
    "wish_unknown": _l(
        "bij ‘%(column)s’ staat iemand die niet in de lijst staat. Die wens telt nu niet mee. "
        "Kijk of de naam goed gespeld is."
    ),
    "wish_unclear": _l(
        "bij ‘%(column)s’ staat een naam die meer mensen hebben. Schrijf de hele naam."
    ),
    "table_unclear": _l("‘%(text)s’ is geen nummer van een tafel. Deze persoon staat niet vast."),
    "rounds_unclear": _l("‘%(text)s’ zegt niet welke rondes. Alle rondes tellen."),
}


def remark_words(remark: Remark) -> str:
    """Give the sentence for a remark, with the number of its row."""
    if remark.problem:
        words = say_problem(remark.problem)
        if remark.problem.keeps_out:
            words = _("%(problem)s Deze rij doet niet mee.", problem=words)
    else:
        facts = {
            name: label(fact) if isinstance(fact, Column) else fact
            for name, fact in remark.facts.items()
        }
        words = str(_WORDS[remark.code]) % facts
    return _("Rij %(row)s: %(words)s", row=remark.row, words=words)


def summary(found: GuestList, question: Question) -> Iterator[str]:
    """Say what was understood, and what had to be supposed."""
    problem = question.problem
    if found.left_out:
        yield ngettext("%(num)d rij doet niet mee.", "%(num)d rijen doen niet mee.", found.left_out)
    if found.unused:
        yield _("Deze kolommen tellen niet mee: %(columns)s.", columns=", ".join(found.unused))
    for guest in question.no_such_table:
        yield _("Rij %(row)s: tafel %(table)s bestaat niet.", row=guest.row, table=guest.table)
    for guest in question.no_such_round:
        yield _("Rij %(row)s: die ronde bestaat niet. Alle rondes tellen.", row=guest.row)
    if question.offered:
        yield _(
            "U zegt niet aan welke tafel dit is: %(needs)s. Daarom telt elke tafel als geschikt. "
            "Zo zegt u het wel: --feature 1=%(word)s",
            needs=", ".join(label(NeedKind(need)) for need in question.offered),
            word=_WORD_OF[NeedKind(question.offered[0])],
        )
    yield from _group_words(found, question)
    if Perspective.LIVED_EXPERIENCE not in found.perspectives.values():
        yield _(
            "Bij geen groep zie ik eigen ervaring. De regel ‘niemand zit alleen’ geldt dus nergens. "
            "Noem een groep met --lived."
        )
    yield _(
        "%(people)s mensen, %(tables)s tafels (%(min)s tot %(max)s plaatsen), rondes: %(rounds)s.",
        people=len(problem.people),
        tables=len(problem.tables),
        min=problem.tables[0].min,
        max=problem.tables[0].max,
        rounds=problem.rounds,
    )


def _group_words(found: GuestList, question: Question) -> Iterator[str]:
    groups = [person.group for person in question.problem.people]
    said = [
        _(
            "%(count)s × %(group)s (%(perspective)s)",
            count=groups.count(name),
            group=name,
            perspective=label(perspective),
        )
        for name, perspective in found.perspectives.items()
    ]
    if said:
        yield _("Groepen: %(groups)s.", groups=", ".join(said))


def result(problem: Problem, plan: Plan) -> Iterator[str]:
    """Say what came of it, in figures."""
    score = seating.score(problem, plan)
    sizes = [len(ids) for seats in plan.rounds for ids in seats.values()]
    few, many = min(sizes), max(sizes)
    yield _(
        "Aan elke tafel zitten %(people)s mensen. %(met)s tweetallen ontmoeten elkaar.",
        people=few if few == many else _("%(few)s tot %(many)s", few=few, many=many),
        met=score.met,
    )

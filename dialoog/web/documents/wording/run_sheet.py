"""The run sheet in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask_babel import gettext as _

from dialoog.domain.documents import Asked, Fact, Passage, PhaseSheet, RunSheetPaper
from dialoog.domain.meetings import Timed
from dialoog.domain.methods import Help, Phase
from dialoog.domain.text import Text
from dialoog.services.documents import RunSheetFacts
from dialoog.services.live import Sheet
from dialoog.web.documents.wording.common import imprint, language, purpose, top_facts
from dialoog.web.filters import clock_time, minutes, short_day
from dialoog.web.words import label


def word_run_sheet(facts: RunSheetFacts) -> RunSheetPaper:
    """Say the run sheet in the language of now."""
    occasion, sheet = facts.occasion, facts.sheet
    title = _("Draaiboek: %(title)s", title=occasion.meeting.title)
    timed = zip(sheet.phases, facts.times, strict=True)
    return RunSheetPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        facts=(*top_facts(occasion), *_method(sheet)),
        purpose=purpose(occasion.programme),
        overview=_("Het programma"),
        columns=(_("Tijd"), _("Onderdeel"), _("Hoe"), _("Duur")),
        materials=Passage(_("Neem mee"), _everything_to_bring(sheet.phases)),
        phases=tuple(_phase(phase, time, sheet) for phase, time in timed),
        promised=Passage(
            _("Waar staan we met …"), tuple(_promised(row) for row in facts.to_discuss)
        ),
        helps_heading=_("Lastige momenten"),
        helps=tuple(_help(moment) for moment in sheet.method.helps),
    )


def _promised(action: Any) -> str:
    return _(
        "%(what)s (%(who)s, klaar op %(day)s): %(state)s",
        what=action.what,
        who=action.owner,
        day=short_day(action.due_on),
        state=label(action.state),
    )


def _method(sheet: Sheet) -> tuple[Fact, ...]:
    name = Fact(_("Werkvorm:"), sheet.method.title.in_language(language()))
    credit = sheet.method.credit
    return (name, Fact(_("Bron:"), credit.in_language(language()))) if credit else (name,)


def _phase(phase: Phase, time: Timed, sheet: Sheet) -> PhaseSheet:
    here = language()
    prompts = [
        f"{kind.label.in_language(here)}: {kind.prompt.in_language(here)}"
        for kind in sheet.kinds_of(phase)
    ]
    return PhaseSheet(
        time=clock_time(time.starts_at),
        minutes=minutes(phase.minutes),
        title=phase.title.in_language(here),
        form=_capital(label(phase.form)),
        look=phase.look,
        aim=phase.purpose.in_language(here),
        say=Passage(_("Zeg dit"), said(phase.say)),
        questions_heading=_("Vragen"),
        questions=tuple(
            Asked(question.text.in_language(here), said(question.deeper))
            for question in phase.questions
        ),
        record=Passage(_("Schrijf op"), tuple(prompts)),
        tips=Passage(_("Tips"), said(phase.tips)),
        materials=Passage(_("Leg klaar"), _to_bring(phase)),
    )


def said(texts: Iterable[Text]) -> tuple[str, ...]:
    """Give texts in the language of now."""
    return tuple(text.in_language(language()) for text in texts)


def _to_bring(phase: Phase) -> tuple[str, ...]:
    papers = (_capital(label(paper)) for paper in phase.paper)
    return tuple(dict.fromkeys((*said(phase.materials), *papers)))


def _everything_to_bring(phases: Sequence[Phase]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for phase in phases for thing in _to_bring(phase)))


def _help(moment: Help) -> Passage:
    spoken = tuple(_("Zeg: “%(words)s”", words=words) for words in said(moment.say))
    return Passage(label(moment.situation), (*said(moment.do), *spoken))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

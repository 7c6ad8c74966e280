"""The papers to write on in words: cards, forms and slips, each with the code of its phase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from dialoog.domain.documents import Blank, PhaseMark, WritingCard, WritingCardsPaper
from dialoog.domain.methods import Form, Paper, Phase, Question
from dialoog.domain.people import Channel
from dialoog.services.documents import Occasion
from dialoog.services.live import Sheet
from dialoog.web.documents.wording.common import imprint, language
from dialoog.web.documents.wording.run_sheet import said
from dialoog.web.methods.codes import phase_code
from dialoog.web.words import label

_IDEAS = 8


def mark_of(sheet: Sheet, phase: Phase) -> PhaseMark:
    """Give the sign of a phase."""
    return PhaseMark(phase_code(sheet, phase), phase.look)


def mark_for(sheet: Sheet, paper: Paper) -> PhaseMark | None:
    """Give the sign of the last phase that works with a paper; none when none does."""
    phases = [phase for phase in sheet.phases if paper in phase.paper]
    return mark_of(sheet, phases[-1]) if phases else None


def _cards(
    occasion: Occasion, title: str, cards: Iterable[WritingCard], *, across: int, down: int
) -> WritingCardsPaper:
    whole = imprint(f"{title}: {occasion.meeting.title}", author=occasion.organisation.name)
    return WritingCardsPaper(whole, across, down, tuple(cards))


def word_question_cards(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say a card for each question of the phases and steps that lay them ready."""
    asked = [
        (mark_of(sheet, phase), question)
        for phase in sheet.phases
        if Paper.QUESTION_CARDS in phase.paper
        for question in phase.questions
    ]
    asked += [
        (PhaseMark(step.title.in_language(language()), 0), question)
        for step in sheet.method.steps
        if Paper.QUESTION_CARDS in step.paper
        for question in step.questions
    ]
    cards = [_question_card(mark, question) for mark, question in asked]
    return _cards(occasion, _("Vragenkaarten"), cards, across=2, down=3)


def _question_card(mark: PhaseMark, question: Question) -> WritingCard:
    return WritingCard(question.text.in_language(language()), mark, said(question.deeper))


def word_agreement_form(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say a sheet for one agreement, with the same fields as the screen."""
    fields = (
        Blank(_("Wat spreekt u af?"), 4),
        Blank(_("Wie doet het?"), 2),
        Blank(_("Wanneer is het klaar?")),
        Blank(_("Hoe merkt een zorgvrager dit?"), 4),
        Blank(_("Lees de afspraak voor. Hoeveel mensen zitten aan tafel?")),
        Blank(_("Hoeveel van hen zijn het eens?")),
        Blank(_("Wat vinden de anderen? Schrijf geen namen op."), 3),
    )
    card = WritingCard(
        _("Afspraak van tafel: ______"),
        mark_for(sheet, Paper.AGREEMENT_FORM),
        (_("Gebruik voor elke afspraak een nieuw vel."),),
        blanks=fields,
    )
    return _cards(occasion, _("Afspraken"), [card], across=1, down=1)


def word_silence_cards(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say what who listens does, in which phases, and when their turn comes."""
    inner = [phase for phase in sheet.phases if phase.form is Form.INNER_CIRCLE]
    outer = [phase for phase in sheet.phases if phase.form is Form.OUTER_CIRCLE]
    lines = [
        _("U bent stil in: %(phases)s.", phases=_codes(sheet, inner)) if inner else "",
        _("Luister alleen. Leg niets uit en verdedig niets."),
        _("Leg uw telefoon weg."),
        _("Hebt u een vraag? Schrijf hem op een briefje."),
        _("Daarna mag u iets zeggen: %(phases)s.", phases=_codes(sheet, outer)) if outer else "",
        _("Wat u hoort, blijft hier."),
    ]
    card = WritingCard(
        _("U luistert nu"),
        mark_of(sheet, inner[0]) if inner else None,
        tuple(line for line in lines if line),
        blanks=(Blank(_("Dit raakt mij:"), 2),),
    )
    return _cards(occasion, _("Stiltekaarten"), [card] * 4, across=2, down=2)


def _codes(sheet: Sheet, phases: Sequence[Phase]) -> str:
    return ", ".join(phase_code(sheet, phase) for phase in phases)


def word_question_slips(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say a slip on which a listener writes a question."""
    card = WritingCard(
        _("Mijn vraag"),
        mark_for(sheet, Paper.QUESTION_SLIPS),
        (_("Vraag iets wat u nog niet weet. Geef geen oordeel. Schrijf geen naam op."),),
        blanks=(Blank("", 4),),
    )
    return _cards(occasion, _("Briefjes voor vragen"), [card] * 6, across=2, down=3)


def word_dots_sheet(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say a sheet on which people stick their dots beside ideas."""
    mark = mark_for(sheet, Paper.DOTS_SHEET)
    cards = [
        WritingCard(
            _("Idee %(number)s", number=number),
            mark,
            blanks=(Blank("", 1), Blank(_("Plak of teken hier de stippen. Samen: ____"), 0)),
        )
        for number in range(1, _IDEAS + 1)
    ]
    return _cards(occasion, _("Stippen"), cards, across=1, down=4)


def word_contact_cards(occasion: Occasion, sheet: Sheet) -> WritingCardsPaper:
    """Say a card on which people choose how they hear of it; it stays apart from their words."""
    card = WritingCard(
        _("Zo wil ik het volgende bericht"),
        mark_for(sheet, Paper.CONTACT_CARDS),
        (_("Dit kaartje blijft apart van wat u zei."),),
        ticks=(*map(_capital, map(label, Channel)), _("U mag mij later nog iets vragen.")),
        blanks=(Blank(_("Mijn naam:")), Blank(_("Mijn adres, e-mail of telefoonnummer:"), 2)),
    )
    return _cards(occasion, _("Kaartjes voor het volgende bericht"), [card] * 4, across=2, down=2)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

"""Papers to write on that a method asks for: how each is called, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Collection

from dialoog.adapters.pdf.measure_form import measure_form
from dialoog.adapters.pdf.poster import poster
from dialoog.adapters.pdf.sign_in_list import sign_in_list
from dialoog.adapters.pdf.writing_cards import writing_cards
from dialoog.domain.documents import WritingCardsPaper
from dialoog.domain.methods import Paper
from dialoog.services import documents, live
from dialoog.services.documents import Occasion
from dialoog.services.live import Sheet
from dialoog.web.documents.wording import writing
from dialoog.web.documents.wording.measure import word_measure_form, word_sign_in_list
from dialoog.web.documents.wording.poster import word_poster

Cards = Callable[[Occasion, Sheet], WritingCardsPaper]

CARDS: dict[Paper, Cards] = {
    Paper.QUESTION_CARDS: writing.word_question_cards,
    Paper.AGREEMENT_FORM: writing.word_agreement_form,
    Paper.SILENCE_CARDS: writing.word_silence_cards,
    Paper.QUESTION_SLIPS: writing.word_question_slips,
    Paper.DOTS_SHEET: writing.word_dots_sheet,
    Paper.CONTACT_CARDS: writing.word_contact_cards,
}
NAMES: dict[Paper, str] = {
    Paper.TREE_POSTER: "poster",
    Paper.QUESTION_CARDS: "vragenkaarten",
    Paper.SILENCE_CARDS: "stiltekaarten",
    Paper.QUESTION_SLIPS: "vraagbriefjes",
    Paper.DOTS_SHEET: "stippen",
    Paper.AGREEMENT_FORM: "afspraken",
    Paper.MEASURE_FORM: "kort-lijstje",
    Paper.CONTACT_CARDS: "volgend-bericht",
    Paper.SIGN_IN_LIST: "wie-is-er",
}


def choose_from(asked: Collection[Paper]) -> list[Paper]:
    """Give the papers that are asked for, in the order of ``NAMES``; a poster always helps."""
    return [paper for paper in NAMES if paper in asked or paper is Paper.TREE_POSTER]


def draw(paper: Paper, meeting_id: int) -> bytes:
    """Give one of the papers that the method of a meeting can ask for."""
    occasion = documents.get_occasion(meeting_id)
    return draw_from(occasion, live.read_sheet(occasion.meeting), paper)


def draw_from(occasion: Occasion, sheet: Sheet, paper: Paper) -> bytes:
    """Give a paper of a run sheet."""
    if paper in CARDS:
        return writing_cards(CARDS[paper](occasion, sheet))
    if paper is Paper.TREE_POSTER:
        return poster(word_poster(occasion, sheet))
    if paper is Paper.MEASURE_FORM:
        return measure_form(word_measure_form(occasion, sheet))
    expected = documents.list_expected(occasion.meeting.id)
    return sign_in_list(word_sign_in_list(occasion, expected))

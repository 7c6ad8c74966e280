"""Each paper from beginning to end: facts gathered, worded and drawn as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialoog.adapters.pdf import letters as letters_pdf
from dialoog.adapters.pdf.access_cards import access_cards as access_cards_pdf
from dialoog.adapters.pdf.advice_overview import advice_overview as advice_overview_pdf
from dialoog.adapters.pdf.experience_cards import experience_cards as experience_cards_pdf
from dialoog.adapters.pdf.hall_plan import hall_plan as hall_plan_pdf
from dialoog.adapters.pdf.meeting_report import meeting_report
from dialoog.adapters.pdf.name_cards import name_cards as name_cards_pdf
from dialoog.adapters.pdf.run_sheet import run_sheet as run_sheet_pdf
from dialoog.adapters.pdf.seat_list import seat_list as seat_list_pdf
from dialoog.adapters.pdf.table_cards import table_cards as table_cards_pdf
from dialoog.adapters.pdf.table_lists import table_lists as table_lists_pdf
from dialoog.domain.refusal import Refused
from dialoog.services import cycles, documents, reactions, tickets
from dialoog.services.cycles import links
from dialoog.services.documents import CardFacts, TableFacts
from dialoog.web.documents.wording.access import word_access_cards
from dialoog.web.documents.wording.cards import word_name_cards, word_table_cards
from dialoog.web.documents.wording.cycles import word_advice_overview, word_experience_cards
from dialoog.web.documents.wording.letters import (
    word_invitations,
    word_report_letters,
    word_sample_letter,
)
from dialoog.web.documents.wording.report import word_report
from dialoog.web.documents.wording.run_sheet import word_run_sheet
from dialoog.web.documents.wording.seats import word_hall_plan, word_seat_list, word_table_lists


def draw_run_sheet(meeting_id: int) -> bytes:
    """Give the run sheet of a meeting."""
    return run_sheet_pdf(word_run_sheet(documents.read_run_sheet(meeting_id)))


def draw_table_cards(meeting_id: int) -> bytes:
    """Give a card for each table."""
    return _table_cards(meeting_id, documents.list_tables(meeting_id))


def draw_changed_table_cards(meeting_id: int) -> bytes:
    """Give a card for each table whose card isn't right any more."""
    return _table_cards(meeting_id, documents.list_changed_tables(meeting_id))


def draw_name_cards(meeting_id: int) -> bytes:
    """Give a card for everybody who has a seat."""
    return _name_cards(meeting_id, documents.list_cards(meeting_id))


def draw_changed_name_cards(meeting_id: int) -> bytes:
    """Give a card for everybody whose card isn't right any more."""
    return _name_cards(meeting_id, documents.list_changed_cards(meeting_id))


def draw_access_cards(meeting_id: int, *, table_id: int | None = None) -> bytes:
    """Give a card for each table that has a link, or only for one table."""
    tables = [
        table
        for table in tickets.look_at_guidance(meeting_id)
        if table.link and table_id in {None, table.table.id}
    ]
    if not tables:
        raise Refused("tickets.no_links")
    return access_cards_pdf(word_access_cards(documents.get_occasion(meeting_id), tables))


def _table_cards(meeting_id: int, tables: Sequence[TableFacts]) -> bytes:
    return table_cards_pdf(word_table_cards(documents.get_occasion(meeting_id), tables))


def _name_cards(meeting_id: int, cards: Sequence[CardFacts]) -> bytes:
    return name_cards_pdf(word_name_cards(documents.get_occasion(meeting_id), cards))


def draw_hall_plan(meeting_id: int) -> bytes:
    """Give the plan of the hall, without names."""
    occasion, rounds = documents.get_occasion(meeting_id), documents.list_hall(meeting_id)
    return hall_plan_pdf(word_hall_plan(occasion, rounds))


def draw_seat_list(meeting_id: int) -> bytes:
    """Give everybody by name with their table in each round."""
    occasion, cards = documents.get_occasion(meeting_id), documents.list_seats(meeting_id)
    return seat_list_pdf(word_seat_list(occasion, cards))


def draw_table_lists(meeting_id: int, *, user_id: int | None = None) -> bytes:
    """Give who sits at each table, or only at those that ``user_id`` guides."""
    tables = documents.list_tables_of(meeting_id, user_id=user_id)
    return table_lists_pdf(word_table_lists(documents.get_occasion(meeting_id), tables))


def draw_report(meeting_id: int) -> bytes:
    """Give the report of a meeting."""
    return meeting_report(word_report(documents.read_report(meeting_id)))


def draw_letters(meeting_id: int, *, today: date) -> bytes:
    """Give all invitations that go by post, each in the language of its reader."""
    occasion, found = documents.get_occasion(meeting_id), documents.list_letters(meeting_id)
    return letters_pdf.letters(word_invitations(occasion, found, today=today))


def draw_letter(invitation_id: int, *, today: date) -> bytes:
    """Give the invitation of one person as a letter."""
    occasion, found = documents.get_letter(invitation_id)
    return letters_pdf.letters(word_invitations(occasion, [found], today=today))


def draw_report_letters(message_id: int, *, today: date) -> bytes:
    """Give what is told back as letters."""
    facts = documents.read_report_letters(message_id)
    return letters_pdf.letters(word_report_letters(facts, today=today))


def draw_sample_letter(programme_id: int, *, spoken: str, today: date) -> bytes:
    """Give the report-back of a programme as the letter that it will be."""
    organisation, subject, text = documents.read_sample_letter(programme_id, language=spoken)
    paper = word_sample_letter(organisation, subject, text, spoken=spoken, today=today)
    return letters_pdf.letters(paper)


def draw_advice_overview(meeting_id: int) -> bytes:
    """Give each advice of a programme with its answer, to hand out at a meeting."""
    occasion = documents.get_occasion(meeting_id)
    answers = reactions.list_answers(occasion.programme.id)
    return advice_overview_pdf(word_advice_overview(occasion, answers))


def draw_experience_cards(programme_id: int, *, organisation: str) -> bytes:
    """Give a card for each pair of a cycle; without pairs one that anybody can fill in."""
    cycle = cycles.get_cycle(programme_id)
    pairs = [(pair, links.address(pair)) for pair in cycles.list_pairs(cycle.id)]
    return experience_cards_pdf(word_experience_cards(cycle, pairs, organisation=organisation))

"""Each paper from beginning to end: facts gathered, worded and drawn as PDF."""

from __future__ import annotations

from datetime import date

from dialoog.adapters.pdf import letters as letters_pdf
from dialoog.adapters.pdf.meeting_report import meeting_report
from dialoog.adapters.pdf.name_cards import name_cards as name_cards_pdf
from dialoog.adapters.pdf.run_sheet import run_sheet as run_sheet_pdf
from dialoog.adapters.pdf.table_cards import table_cards as table_cards_pdf
from dialoog.services import documents
from dialoog.web.documents.wording.cards import word_name_cards, word_table_cards
from dialoog.web.documents.wording.letters import word_invitations, word_report_letters
from dialoog.web.documents.wording.report import word_report
from dialoog.web.documents.wording.run_sheet import word_run_sheet


def draw_run_sheet(meeting_id: int) -> bytes:
    """Give the run sheet of a meeting."""
    return run_sheet_pdf(word_run_sheet(documents.read_run_sheet(meeting_id)))


def draw_table_cards(meeting_id: int) -> bytes:
    """Give a card for each table."""
    occasion, tables = documents.get_occasion(meeting_id), documents.list_tables(meeting_id)
    return table_cards_pdf(word_table_cards(occasion, tables))


def draw_name_cards(meeting_id: int) -> bytes:
    """Give a card for everybody who has a seat."""
    occasion, tables = documents.get_occasion(meeting_id), documents.list_tables(meeting_id)
    return name_cards_pdf(word_name_cards(occasion, tables))


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

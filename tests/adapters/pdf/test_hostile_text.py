"""What people type is printed as typed: no markup, no files, no network, no code."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest

from dialoog.adapters.pdf.access_cards import access_cards
from dialoog.adapters.pdf.advice_overview import advice_overview
from dialoog.adapters.pdf.blocks import link
from dialoog.adapters.pdf.experience_cards import experience_cards
from dialoog.adapters.pdf.hall_plan import hall_plan
from dialoog.adapters.pdf.letters import letters
from dialoog.adapters.pdf.measure_form import measure_form
from dialoog.adapters.pdf.meeting_report import meeting_report
from dialoog.adapters.pdf.name_cards import name_cards
from dialoog.adapters.pdf.poster import poster
from dialoog.adapters.pdf.run_sheet import run_sheet
from dialoog.adapters.pdf.seat_list import seat_list
from dialoog.adapters.pdf.sign_in_list import sign_in_list
from dialoog.adapters.pdf.styles import Sheet
from dialoog.adapters.pdf.table_cards import table_cards
from dialoog.adapters.pdf.table_lists import table_lists
from dialoog.adapters.pdf.writing_cards import writing_cards
from dialoog.domain.documents import NameCard
from tests.adapters.pdf import cycle_papers, papers, post, seat_papers, writing_papers
from tests.adapters.pdf.reading import failures, heard, reader, words

PAYLOADS = [
    "<b>vet",
    "</para><para>",
    "<font color=\"[[[getattr(pow, '__globals__')]]]\">x</font>",
    '<img src="/etc/passwd" width="10" height="10"/>',
    '<img src="http://example.org/a.png"/>',
    '<a href="javascript:alert(1)">klik</a>',
    '<a name="x"/><bullet>9</bullet>',
    "&lt;b&gt; &amp; &#65; &euro;",
    "<!-- weg --> ]]> <![CDATA[x]]>",
    "{page} %(title)s %d {0.__class__}",
]
DRAWERS = [
    (run_sheet, papers.run_sheet_paper()),
    (table_cards, papers.table_cards_paper()),
    (name_cards, papers.name_cards_paper()),
    (hall_plan, seat_papers.hall_plan_paper()),
    (seat_list, seat_papers.seat_list_paper()),
    (table_lists, seat_papers.table_lists_paper()),
    (meeting_report, papers.report_paper()),
    (access_cards, seat_papers.access_cards_paper()),
    (experience_cards, cycle_papers.experience_cards_paper()),
    (advice_overview, cycle_papers.advice_overview_paper()),
    (measure_form, writing_papers.measure_paper()),
    (poster, writing_papers.poster_paper()),
    (sign_in_list, writing_papers.sign_in_paper()),
    (writing_cards, writing_papers.writing_cards_paper()),
    (letters, post.letters_paper(post.letter())),
]


STRANGE = [
    "\x00\x0b\x1b[31m",
    "\ud800",
    "\u202eomgekeerd\u202c",
    "😀🍎",
    "Фатима",
    "فاطمة",
    "ảộ x̂",
    "a\r\nb\tc",
]
every_paper = pytest.mark.parametrize(
    ("draw", "paper"), DRAWERS, ids=[draw.__name__ for draw, _ in DRAWERS]
)


def with_text(value: Any, text: str) -> Any:
    """The same paper with ``text`` wherever a person's words can stand."""
    if isinstance(value, Enum) or value is None:
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(with_text(each, text) for each in value)
    if is_dataclass(value):
        kept = {"page_of", "language", "url", "qr_url", "columns", "time", "minutes"}
        changes = {
            field.name: with_text(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in kept
        }
        return replace(value, **changes)
    return value


def test_hostile_name_is_printed_literally() -> None:
    short = ["<b>vet", "</para><para>", "&lt;b&gt; &#65;", "{page} %d"]

    pdf = name_cards(
        papers.name_cards_paper(cards=tuple(NameCard(text, ("Tafel 1",)) for text in short))
    )

    assert [text for _, text in heard(pdf)][::2] == short


@pytest.mark.parametrize(("draw", "paper"), [pair for pair in DRAWERS if pair[0] is not name_cards])
def test_hostile_text_is_printed_literally(draw: Any, paper: Any) -> None:
    text = " ".join(PAYLOADS)

    pdf = draw(with_text(paper, text))

    document = reader(pdf)
    links = [link for page in document.pages for link in page.get("/Annots", [])]
    images = [
        thing
        for page in document.pages
        for thing in page["/Resources"].get("/XObject", {}).values()
        if thing.get_object()["/Subtype"] == "/Image"
    ]
    assert failures(pdf) == []
    assert text in words(pdf)
    assert document.metadata is not None
    assert document.metadata.title == text
    assert images == []
    assert {each.get_object()["/A"]["/URI"] for each in links} <= {post.SLIP.url}


@every_paper
@pytest.mark.parametrize(
    "text", [" ".join(STRANGE), "W" * 90, "lang " * 90], ids=["strange", "wide", "long"]
)
def test_strange_text_never_breaks_a_paper(draw: Any, paper: Any, text: str) -> None:
    assert failures(draw(with_text(paper, f"Jan {text}"))) == []


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_link_leads_to_the_web_only(url: str) -> None:
    with pytest.raises(ValueError, match="web page"):
        link("klik", url, Sheet().body)

"""Every paper: valid PDF/UA-1, a title, the right order, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dialoog.adapters.pdf.access_cards import access_cards
from dialoog.adapters.pdf.advice_overview import advice_overview
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
from dialoog.adapters.pdf.table_cards import table_cards
from dialoog.adapters.pdf.table_lists import table_lists
from dialoog.adapters.pdf.writing_cards import writing_cards
from dialoog.domain.documents import AgreementRow, NameCard, Passage, SeatMark
from dialoog.domain.people import Perspective
from tests.adapters.pdf import cycle_papers, papers, post, seat_papers, writing_papers
from tests.adapters.pdf.reading import failures, heard, reader, roles, words

PAPERS: list[tuple[Callable[..., bytes], object]] = [
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
    (letters, post.letters_paper()),
]
every_paper = pytest.mark.parametrize(
    ("draw", "paper"), PAPERS, ids=[draw.__name__ for draw, _ in PAPERS]
)


@every_paper
def test_paper_is_accessible(draw: Callable[..., bytes], paper: object) -> None:
    assert failures(draw(paper)) == []


@every_paper
def test_paper_says_what_it_is(draw: Callable[..., bytes], paper: object) -> None:
    document = reader(draw(paper))

    catalogue = document.trailer["/Root"]
    assert document.metadata is not None
    assert document.metadata.title == paper.imprint.title
    assert document.metadata.author == "Gemeente Appelveld"
    assert catalogue["/Lang"] == "nl"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = catalogue["/Metadata"].get_data().decode()
    assert f">{paper.imprint.title}</rdf:li>" in xmp


def test_run_sheet_is_heard_in_the_order_of_the_meeting() -> None:
    pieces = [text for _, text in heard(run_sheet(papers.run_sheet_paper()))]

    wanted = [
        "Draaiboek: Wonen in de Schapenburcht",
        "Onze vraag",
        "Wat helpt u om prettig te wonen in de Schapenburcht?",
        "Onze belofte",
        "Het programma",
        "13.30 Grond: een veilig begin 10 minuten",
        "Zeg dit",
        "Vragen",
        "Wanneer ging het echt goed? Wat gebeurde er toen?",
        "Als het stil blijft",
    ]
    places = [pieces.index(text) for text in wanted]
    assert places == sorted(places)


def test_run_sheet_leaves_out_what_is_empty() -> None:
    empty = Passage("Zeg dit")
    pause = papers.phase(
        title="Pauze", say=empty, questions=(), record=empty, tips=empty, materials=empty
    )

    text = words(run_sheet(papers.run_sheet_paper(phases=(pause,))))

    assert "Pauze" in text
    assert "Zeg dit" not in text


def test_run_sheet_counts_its_pages() -> None:
    pages = reader(run_sheet(papers.run_sheet_paper())).pages

    assert [page.extract_text().split("\n")[-2] for page in pages] == [
        f"Pagina {number} van {len(pages)}" for number in range(1, len(pages) + 1)
    ]


def test_table_card_takes_one_page_each_and_shows_no_perspective_unasked() -> None:
    card = papers.table_card(
        seats=(SeatMark("Ömer", None), SeatMark("Jan", Perspective.LIVED_EXPERIENCE))
    )
    pdf = table_cards(papers.table_cards_paper(cards=(card,) * 3))

    pieces = heard(pdf)
    assert len(reader(pdf).pages) == 3
    assert pieces[pieces.index(("LBody", "Ömer")) - 1] == ("H2", "Aan deze tafel")
    assert pieces[pieces.index(("LBody", "Jan")) - 1] == ("Figure", "eigen ervaring")
    assert "zorg of begeleiding" not in words(pdf)


def test_name_card_is_heard_once_though_it_stands_on_both_faces() -> None:
    pdf = name_cards(papers.name_cards_paper(cards=(NameCard("Fatima", ("Tafel 3",)),)))

    assert heard(pdf) == [("P", "Fatima"), ("P", "Tafel 3")]
    assert reader(pdf).pages[0].extract_text().count("Fatima") == 2


def test_long_name_stays_on_its_card() -> None:
    name = "Wilhelmina-Alexandra Theodora van den Oudenhoven-Brinkhorst tot Zuidlaren"

    pdf = name_cards(papers.name_cards_paper(cards=(NameCard(name, ("Tafel 3",)),)))

    assert failures(pdf) == []
    assert heard(pdf)[0][1].startswith("Wilhelmina-Alexandra")


def test_report_puts_the_minority_with_its_agreement() -> None:
    pieces = [text for _, text in heard(meeting_report(papers.report_paper()))]

    place = pieces.index("Zet een bankje bij de voordeur")
    assert pieces[place + 1] == "Twee mensen willen liever een bankje in de tuin."


def test_report_without_agreements_says_so() -> None:
    paper = papers.report_paper()
    none = replace(paper, agreements=replace(paper.agreements, rows=()))

    pdf = meeting_report(none)

    assert "Er zijn geen afspraken gemaakt." in words(pdf)
    assert failures(pdf) == []


def test_table_over_pages_is_heard_as_one_with_its_headers_once() -> None:
    rows = tuple(
        AgreementRow(
            f"Eigenaar {n}", f"Doet dingen die nodig zijn {n}", "1 mei 2027", "U ziet het."
        )
        for n in range(60)
    )
    paper = papers.report_paper()
    long = replace(paper, agreements=replace(paper.agreements, rows=rows))

    pdf = meeting_report(long)

    assert roles(pdf).count("Table") == 2  # agreements and attendance
    assert [text for role, text in heard(pdf)].count("Hoe merkt u het?") == 1
    assert sum("Hoe merkt u het?" in page.extract_text() for page in reader(pdf).pages) > 2
    assert failures(pdf) == []


def test_letter_shows_the_address_in_the_window() -> None:
    places: dict[str, tuple[float, float]] = {}

    def remember(text: str, base: list[float], matrix: list[float], *_: object) -> None:
        places[text.strip()] = (base[4] + matrix[4], base[5] + matrix[5])

    letter = post.letter(address=("Mevrouw F. Yılmaz", "t.a.v. Jan", "Lindelaan 12", "Appelveld"))
    page = reader(letters(post.letters_paper(letter))).pages[0]
    page.extract_text(visitor_text=remember)

    millimetre = 72 / 25.4
    for line in ("Gemeente Appelveld, Postbus 12, 1234 AB APPELVELD", "Appelveld"):
        left, baseline = places[line]
        assert 20 * millimetre < left < 30 * millimetre
        assert 50 * millimetre < page.mediabox.height - baseline < 80 * millimetre


def test_letter_fits_on_one_sheet_with_its_slip_at_the_foot() -> None:
    pdf = letters(post.letters_paper(post.letter()))

    pieces = heard(pdf)
    assert len(reader(pdf).pages) == 1
    assert ("LBody", "Ja, ik kom") in pieces
    assert ("Figure", post.SLIP.qr) in pieces
    assert pieces[-1] == ("P", "Bellen mag ook: 0800 1234.")


def test_letter_leads_only_to_its_own_address() -> None:
    pdf = letters(post.letters_paper(post.letter()))

    links = [
        annotation.get_object()["/A"]["/URI"]
        for page in reader(pdf).pages
        for annotation in page.get("/Annots", [])
    ]
    assert links == [post.SLIP.url]


def test_large_print_has_no_small_letters_in_its_text() -> None:
    sizes: set[float] = set()

    def remember(text: str, _cm: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip() and not text.startswith(("Gemeente Appelveld,", "Mevrouw", "Lindelaan 12")):
            sizes.add(round(size * matrix[0], 1))

    letter = post.letter(large=True, dateline="", address=("Mevrouw F. Yılmaz",))
    for page in reader(letters(post.letters_paper(letter))).pages:
        page.extract_text(visitor_text=remember)

    assert min(sizes) >= 16


def test_each_letter_starts_on_its_own_page() -> None:
    pdf = letters(post.letters_paper(post.letter(), post.letter(salutation="Beste Jan,")))

    pages = reader(pdf).pages
    assert len(pages) == 2
    assert "Beste Jan," in pages[1].extract_text()

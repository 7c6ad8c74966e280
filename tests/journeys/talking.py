"""The day itself and what follows, as the facilitator and the organiser walk it."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Page, expect

from dialoog.services import clock
from tests.journeys.asking import follow, press
from tests.journeys.conftest import Site
from tests.journeys.guiding import all_is_stored, status

APPLES = ("Een vaste dag en een vaste hulp.", "Bel als de hulp later komt.")
WORM = "Mijn dochter werd niet gebeld toen het misging."


def guide_table(page: Page, site: Site) -> None:
    """Walk the own table from phase to phase and write down what is said."""
    page.goto(f"{site.url}/bijeenkomsten")
    page.get_by_role("link", name=re.compile("Naar tafel 1")).click()
    expect(status(page)).to_be_visible()
    _go_to(page, "Wortels")
    write(page, "De hulp kwam altijd op dinsdag. Dat gaf rust.", "Wortel")
    write(page, WORM, "Wormpje", shared=False)
    _go_to(page, "Appels")
    for apple in APPLES:
        write(page, apple, "Appel")
    _go_to(page, "Pitjes")


def _go_to(page: Page, phase: str) -> None:
    heading = page.get_by_role("heading", level=1, name=re.compile(rf": (\d )?{phase}"))
    for _ in range(9):
        if heading.count():
            return
        before = page.title()
        page.get_by_role("button", name=re.compile("^Volgende: ")).click()
        page.wait_for_function("before => document.title && document.title !== before", arg=before)
    expect(heading).to_be_visible()


def write(page: Page, words: str, kind: str, *, shared: bool = True) -> None:
    """Write one contribution down and hang it where it belongs."""
    page.locator("#text").fill(words)
    if shared:
        page.locator(".note-consent").get_by_text("Iedereen, zonder naam").click()
    page.get_by_role("button", name=kind, exact=True).click()
    expect(page.get_by_text(words[:30]).first).to_be_visible()


def make_agreement(page: Page) -> None:
    """Write an agreement down and read it back to the table."""
    all_is_stored(page)
    page.goto(f"{page.url.partition('#')[0]}/afspraken")
    page.get_by_label("Wat spreekt u af?").fill("Iedere zorgvrager krijgt een vaste hulp")
    page.get_by_label("Wie doet het?").fill("Thuiszorg Appelveld")
    page.get_by_label("Wanneer is het klaar?").fill(str(clock.today() + timedelta(days=60)))
    page.get_by_label("Hoe merkt een zorgvrager dit?").fill("Dezelfde persoon belt aan")
    press(page, "Bewaar de afspraak")
    follow(page, "Lees voor")
    page.get_by_label("Hoeveel mensen zitten aan tafel?").fill("7")
    page.get_by_label("Hoeveel van hen zijn het eens?").fill("6")
    page.get_by_label("Wat vinden de anderen?").fill("Een vaste dag is belangrijker.")
    press(page, "Bevestig de afspraak")
    expect(page.get_by_text("Een vaste dag is belangrijker.")).to_be_visible()


def answer_what_was_said(page: Page, programme: str) -> None:
    """Gather contributions into an advice, decide with a reason, and see to the pain."""
    page.goto(f"{programme}/antwoord")
    for box in page.locator("input[type=checkbox][id^=inbreng]").all():
        box.check()
    page.get_by_label("Naam van het nieuwe advies").fill("Een vaste hulp op een vaste dag")
    press(page, "Zet bij elkaar")
    follow(page, "Een vaste hulp op een vaste dag")
    page.get_by_label("Deels").check()
    page.get_by_label("Waarom?").fill("Een vaste dag lukt. Een vaste hulp lukt niet altijd.")
    page.get_by_label("Wat verandert er?").fill("Vanaf maart krijgt u een vaste dag.")
    page.get_by_label("Wie besloot dit?").fill("wethouder De Wit")
    page.get_by_label("Wanneer is dit besloten?").fill(str(clock.today()))
    press(page, "Bewaar het besluit")
    page.goto(f"{programme}/antwoord")
    page.locator("select[id^=zorg]").select_option(label="nazorg: iemand belt of komt langs")
    press(page, re.compile("^Bewaar.*Mijn dochter"))
    press(page, re.compile("De zorg is gegeven"))


def report_back(page: Page, programme: str) -> None:
    """Tell everybody who took part what is decided."""
    page.goto(f"{programme}/terugkoppeling")
    page.get_by_label("Uw eigen woorden aan het begin").fill("Dank u wel voor uw verhalen.")
    press(page, "Bewaar en bekijk")
    press(page, "Verstuur aan iedereen")
    expect(page.get_by_text("Het bericht gaat weg.")).to_be_visible()


def ask_whether_it_is_better(page: Page, programme: str) -> None:
    """Open a round in which everybody who took part is asked."""
    page.goto(f"{programme}/beter")
    page.get_by_label("Tot welke dag").fill(str(clock.today() + timedelta(days=14)))
    press(page, "Stel de vraag aan iedereen")
    expect(page.get_by_text("De vraag gaat naar iedereen die meedeed.")).to_be_visible()


def ask_by_phone(page: Page, programme: str) -> None:
    """Phone the one who has no mail, and write the answer down; so everybody has spoken."""
    page.goto(f"{programme}/beter")
    page.get_by_role("link", name=re.compile("^Vul het antwoord in")).click()
    page.get_by_label("Ja, het is beter").check()
    page.get_by_label("telefoon").check()
    press(page, "Bewaar het antwoord")


def close(page: Page, programme: str) -> None:
    """Close the programme on the word of the people."""
    page.goto(f"{programme}/sluiten")
    press(page, "Sluit het traject")
    page.goto(programme)
    expect(page.get_by_text("gesloten").first).to_be_visible()

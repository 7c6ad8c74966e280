"""Papers of a meeting: a page to choose from, PDFs to print, and the two that read well on screen."""

from __future__ import annotations

from flask import Blueprint, Response, abort, g, render_template, request
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.services import clock, documents, meetings, seating
from dialoog.web.access import may
from dialoog.web.documents import drawing, printing
from dialoog.web.documents.wording.report import word_report
from dialoog.web.documents.wording.run_sheet import word_run_sheet

bp = Blueprint("documents", __name__)


@bp.get("/bijeenkomsten/<id:meeting_id>/papieren")
@may(Ability.PLAN)
def index(meeting_id: int) -> ResponseReturnValue:
    """Show which papers there are for a meeting."""
    papers = documents.list_papers(meeting_id)
    return render_template(
        "documents/index.html",
        meeting=papers.meeting,
        programme=papers.meeting.programme,
        tables=papers.tables,
        letters=papers.letters,
        asked=printing.choose_from(papers.asked),
        paper_names=printing.NAMES,
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/papier/<name>.pdf")
@may(Ability.PLAN)
def paper(meeting_id: int, name: str) -> ResponseReturnValue:
    """Give a paper that the method of a meeting asks for, as PDF."""
    wanted = next((paper for paper, known in printing.NAMES.items() if known == name), None)
    if wanted is None:
        abort(404)
    return _pdf(printing.draw(wanted, meeting_id), f"{name}-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/draaiboek")
@may(Ability.SEE_OWN_TABLES)
def run_sheet_page(meeting_id: int) -> ResponseReturnValue:
    """Show the run sheet on screen."""
    _require_guide(meeting_id)
    facts = documents.read_run_sheet(meeting_id)
    return render_template(
        "documents/run_sheet.html", paper=word_run_sheet(facts), meeting=facts.occasion.meeting
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/draaiboek.pdf")
@may(Ability.SEE_OWN_TABLES)
def run_sheet(meeting_id: int) -> ResponseReturnValue:
    """Give the run sheet as PDF."""
    _require_guide(meeting_id)
    return _pdf(drawing.draw_run_sheet(meeting_id), f"draaiboek-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/tafelkaarten.pdf")
@may(Ability.PLAN)
def table_cards(meeting_id: int) -> ResponseReturnValue:
    """Give a card for each table as PDF."""
    return _pdf(drawing.draw_table_cards(meeting_id), f"tafelkaarten-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/naamkaarten.pdf")
@may(Ability.PLAN)
def name_cards(meeting_id: int) -> ResponseReturnValue:
    """Give a card for everybody who has a seat, as PDF."""
    return _pdf(drawing.draw_name_cards(meeting_id), f"naamkaarten-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/toegangskaarten.pdf")
@may(Ability.PLAN)
def access_cards(meeting_id: int) -> ResponseReturnValue:
    """Give a card with a link for each table that has one, as PDF."""
    meetings.get_meeting(meeting_id)
    return _pdf(drawing.draw_access_cards(meeting_id), f"toegangskaarten-{meeting_id}")


@bp.get("/tafels/<id:table_id>/toegangskaart.pdf")
@may(Ability.PLAN)
def access_card(table_id: int) -> ResponseReturnValue:
    """Give the card with the link of one table, as PDF."""
    table = seating.get_table(table_id)
    content = drawing.draw_access_cards(table.meeting_id, table_id=table_id)
    return _pdf(content, f"toegangskaart-{table_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/nieuwe-tafelkaarten.pdf")
@may(Ability.PLAN)
def changed_table_cards(meeting_id: int) -> ResponseReturnValue:
    """Give the cards of the tables where something changed, as PDF."""
    content = drawing.draw_changed_table_cards(meeting_id)
    return _pdf(content, f"nieuwe-tafelkaarten-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/nieuwe-naamkaarten.pdf")
@may(Ability.PLAN)
def changed_name_cards(meeting_id: int) -> ResponseReturnValue:
    """Give the cards of those who sit elsewhere now, as PDF."""
    content = drawing.draw_changed_name_cards(meeting_id)
    return _pdf(content, f"nieuwe-naamkaarten-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/zaalplan.pdf")
@may(Ability.PLAN)
def hall_plan(meeting_id: int) -> ResponseReturnValue:
    """Give the plan that hangs in the hall, without names, as PDF."""
    return _pdf(drawing.draw_hall_plan(meeting_id), f"zaalplan-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/wie-zit-waar.pdf")
@may(Ability.PLAN)
def seat_lists(meeting_id: int) -> ResponseReturnValue:
    """Give the list at the door, by name, as PDF."""
    return _pdf(drawing.draw_seat_list(meeting_id), f"wie-zit-waar-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/tafellijsten.pdf")
@may(Ability.SEE_OWN_TABLES)
def table_lists(meeting_id: int) -> ResponseReturnValue:
    """Give who sits at each table as PDF; who guides has only their own."""
    sees_all = Ability.PLAN in g.account.abilities
    user_id = None if sees_all else g.account.user_id
    content = drawing.draw_table_lists(meeting_id, user_id=user_id)
    return _pdf(content, f"tafellijsten-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/verslag")
@may(Ability.SEE_PROGRAMMES)
def report_page(meeting_id: int) -> ResponseReturnValue:
    """Show the report on screen."""
    facts = documents.read_report(meeting_id)
    return render_template(
        "documents/report.html", paper=word_report(facts), meeting=facts.occasion.meeting
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/verslag.pdf")
@may(Ability.SEE_PROGRAMMES)
def report(meeting_id: int) -> ResponseReturnValue:
    """Give the report as PDF."""
    return _pdf(drawing.draw_report(meeting_id), f"verslag-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/brieven.pdf")
@may(Ability.PLAN)
def letters(meeting_id: int) -> ResponseReturnValue:
    """Give all invitations by post as one PDF, each in the language of its reader."""
    content = drawing.draw_letters(meeting_id, today=clock.today())
    return _pdf(content, f"brieven-{meeting_id}")


@bp.get("/bijeenkomsten/<id:meeting_id>/u-zei-wij-doen.pdf")
@may(Ability.PLAN)
def advice_overview(meeting_id: int) -> ResponseReturnValue:
    """Give each advice with its answer as PDF, to hand out."""
    return _pdf(drawing.draw_advice_overview(meeting_id), f"u-zei-wij-doen-{meeting_id}")


@bp.get("/trajecten/<id:programme_id>/ervaringskaarten.pdf")
@may(Ability.PLAN)
def experience_cards(programme_id: int) -> ResponseReturnValue:
    """Give a card for each pair of a cycle as PDF."""
    content = drawing.draw_experience_cards(programme_id, organisation=g.account.organisation)
    return _pdf(content, f"ervaringskaarten-{programme_id}")


@bp.get("/uitnodigingen/<id:invitation_id>/brief.pdf")
@may(Ability.PLAN)
def letter(invitation_id: int) -> ResponseReturnValue:
    """Give the invitation of one person as a letter."""
    content = drawing.draw_letter(invitation_id, today=clock.today())
    return _pdf(content, f"brief-{invitation_id}")


@bp.get("/berichten/<id:message_id>/brieven.pdf")
@may(Ability.SEE_PEOPLE)
def report_letters(message_id: int) -> ResponseReturnValue:
    """Give what is told back as letters, for who gets it by post."""
    content = drawing.draw_report_letters(message_id, today=clock.today())
    return _pdf(content, f"bericht-{message_id}")


@bp.get("/trajecten/<id:programme_id>/terugkoppeling/brief.pdf")
@may(Ability.FOLLOW_UP)
def sample_letter(programme_id: int) -> ResponseReturnValue:
    """Give the report-back as the letter that it will be, in either language."""
    spoken = "en" if request.args.get("taal") == "en" else "nl"
    content = drawing.draw_sample_letter(programme_id, spoken=spoken, today=clock.today())
    return _pdf(content, f"voorbeeld-{programme_id}")


def _require_guide(meeting_id: int) -> None:
    account = g.account
    sees_all = Ability.PLAN in account.abilities
    documents.require_guide(meeting_id, user_id=account.user_id, sees_all=sees_all)


def _pdf(content: bytes, name: str) -> Response:
    """Show a PDF in the browser, under a name that says nothing about anybody."""
    response = Response(content, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{name}.pdf")
    return response

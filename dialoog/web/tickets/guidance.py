"""For the organiser: who guides which table together, and links for who has no account."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.adapters.qr import qr_picture
from dialoog.domain.accounts import Ability
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused
from dialoog.services import clock, links, meetings, seating, tickets
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.tickets.blueprint import bp
from dialoog.web.tickets.forms import MakeTicketForm

GUIDANCE = "/bijeenkomsten/<id:meeting_id>/begeleiding"
ACCESS = "/tafels/<id:table_id>/toegang"


@bp.get(GUIDANCE)
@may(Ability.PLAN)
def guidance(meeting_id: int) -> ResponseReturnValue:
    """Show who guides each table, in pairs, and which tables have a link."""
    return render_template(
        "tickets/guidance.html",
        meeting=meetings.get_meeting(meeting_id),
        tables=tickets.look_at_guidance(meeting_id),
        code_page=_code_page(),
        changeable=meetings.get_meeting(meeting_id).state in tickets.OPEN_FOR,
    )


@bp.post(GUIDANCE + "/links")
@may(Ability.PLAN)
def make_links(meeting_id: int) -> ResponseReturnValue:
    """Make a link for each table that has none."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        tickets.make_missing(meeting_id, now=clock.now())
    flash(_("Elke tafel heeft nu een link en een code."), "positive")
    return redirect(url_for(".guidance", meeting_id=meeting_id), 303)


@bp.post(GUIDANCE + "/ruil")
@may(Ability.PLAN)
def swap(meeting_id: int) -> ResponseReturnValue:
    """Let two who guide change tables."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        tickets.swap(
            meeting_id,
            one=request.form.get("nieuw", 0, type=int),
            other=request.form.get("ervaren", 0, type=int),
            now=clock.now(),
        )
    flash(_("Geruild. Vertel het hun allebei."), "positive")
    return redirect(url_for(".guidance", meeting_id=meeting_id), 303)


@bp.route(ACCESS, methods=["GET", "POST"])
@may(Ability.PLAN)
def access(table_id: int) -> ResponseReturnValue:
    """Show link, code and square code of a table, and make them anew."""
    table = seating.get_table(table_id)
    meeting = meetings.get_meeting(table.meeting_id)
    link = tickets.list_links(meeting.id).get(table_id)
    form = MakeTicketForm(
        data={"guide": link.guide, "first_time": link.first_time} if link else None
    )
    if form.validate_on_submit():
        try:
            with unit_of_work():
                tickets.make(
                    table_id,
                    guide=str(form.guide.data),
                    first_time=bool(form.first_time.data),
                    now=clock.now(),
                )
            return _back(table_id)
        except Refused as refused:
            form.refuse(refused)
    page = render_template(
        "tickets/access.html",
        table=table,
        meeting=meeting,
        link=link,
        picture=qr_picture(link.url) if link else "",
        form=form,
        code_page=_code_page(),
        before_the_day=clock.today() < clock.day_of(meeting.starts_at),
        changeable=meeting.state in tickets.OPEN_FOR and not table.closed,
        MeetingState=MeetingState,
    )
    return page, 422 if form.errors else 200


@bp.post(ACCESS + "/intrekken")
@may(Ability.PLAN)
def take_back(table_id: int) -> ResponseReturnValue:
    """Let the link of a table work no more."""
    with unit_of_work():
        tickets.take_back(table_id)
    flash(_("Ingetrokken. De oude link en code werken niet meer."), "positive")
    return _back(table_id)


@bp.post(ACCESS + "/eerder")
@may(Ability.PLAN)
def open_early(table_id: int) -> ResponseReturnValue:
    """Let the link of a table work before the day too, or on the day only."""
    early = request.form.get("eerder") == "1"
    with unit_of_work():
        tickets.open_early(table_id, early=early)
    flash(
        _("De link werkt nu al, om voor te bereiden.")
        if early
        else _("De link werkt alleen op de dag zelf."),
        "positive",
    )
    return _back(table_id)


def _code_page() -> str:
    """Give the address where a code is typed, as it stands on paper."""
    return links.absolute("tickets.enter_code").partition("://")[2]


def _back(table_id: int) -> ResponseReturnValue:
    return redirect(url_for(".access", table_id=table_id), 303)

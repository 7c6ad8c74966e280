"""Pages for who does an action, with a personal link and without an account."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.followup import UNFINISHED
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, followup, organisations
from dialoog.services.followup import owners
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.followup.action_forms import OwnStepForm, RescheduleForm
from dialoog.web.followup.blueprint import bp
from dialoog.web.forms import given

OPENED = "action_owner"


@bp.get("/mijn-acties/<key>")
@public
def open_owner_link(key: str) -> ResponseReturnValue:
    """Exchange a personal link for a session, so that the key leaves the address bar."""
    row = owners.find_by_key(key)
    if row is None:
        session.pop(OPENED, None)
        return render_template("followup/no_link.html"), 404
    session[OPENED] = [row.organisation_id, row.id, row.key_hash]
    return redirect(url_for(".own_actions"), 303)


@bp.get("/mijn-acties")
@public
def own_actions() -> ResponseReturnValue:
    """Show an owner what they still do, and what is done."""
    owner = _owner()
    if owner is None:
        return render_template("followup/no_link.html"), 404
    today = clock.today()
    rows = owners.list_own(owner)
    return render_template(
        "followup/own_actions.html",
        owner=owner,
        calendar=owners.find_calendar(owner),
        organisation_name=accounts.organisation_name(),
        unfinished=[
            (row, followup.days_late(row, today=today)) for row in rows if row.state in UNFINISHED
        ],
        finished=[row for row in rows if row.state not in UNFINISHED],
    )


@bp.route("/mijn-acties/actie/<id:action_id>", methods=["GET", "POST"])
@public
def own_action(action_id: int) -> ResponseReturnValue:
    """Show an owner one action, and let them tell how it gets on."""
    owner = _owner()
    if owner is None:
        return render_template("followup/no_link.html"), 404
    row = owners.get_own(owner, action_id)
    form = OwnStepForm(row.state)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                owners.tell(
                    owner,
                    action_id,
                    step=form.chosen_step,
                    note=form.note.data or "",
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused, field="note" if refused.code == "action.note_missing" else None)
        else:
            flash(_("Dank u wel. Wij zien het meteen."), "positive")
            return redirect(url_for(".own_action", action_id=action_id), 303)
    return render_template(
        "followup/own_action.html",
        action=row,
        form=form,
        days_late=followup.days_late(row, today=clock.today()),
        may_ask_date=row.state in UNFINISHED,
    ), _status(form)


@bp.route("/mijn-acties/actie/<id:action_id>/datum", methods=["GET", "POST"])
@public
def propose_date(action_id: int) -> ResponseReturnValue:
    """Let an owner ask for another date, with the reason."""
    owner = _owner()
    if owner is None:
        return render_template("followup/no_link.html"), 404
    row = owners.get_own(owner, action_id)
    form = RescheduleForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                owners.propose_date(
                    owner,
                    action_id,
                    to=given(form.due_on.data),
                    reason=form.reason.data or "",
                    now=clock.now(),
                    today=clock.today(),
                )
        except Refused as refused:
            form.refuse(refused, field="due_on")
        else:
            flash(_("Uw vraag is verstuurd. U hoort van ons of de datum verandert."), "positive")
            return redirect(url_for(".own_action", action_id=action_id), 303)
    return render_template("followup/propose_date.html", action=row, form=form), _status(form)


@bp.post("/mijn-acties/overzicht")
@public
def want_weekly() -> ResponseReturnValue:
    """Let an owner choose whether they get the overview of the week."""
    owner = _owner()
    if owner is None:
        abort(404)
    weekly = request.form.get("wil") == "ja"
    with unit_of_work():
        owners.want_weekly(owner, weekly=weekly)
    flash(
        _("U krijgt elke maandag een overzicht.") if weekly else _("U krijgt geen overzicht meer."),
        "positive",
    )
    return redirect(url_for(".own_actions"), 303)


@bp.post("/mijn-acties/agenda")
@public
def make_calendar() -> ResponseReturnValue:
    """Make the link with which an owner's calendar shows their actions."""
    owner = _owner()
    if owner is None:
        abort(404)
    with unit_of_work():
        owners.make_calendar(owner, now=clock.now())
    return redirect(url_for(".own_actions", _anchor="agenda"), 303)


@bp.post("/mijn-acties/agenda/intrekken")
@public
def take_back_calendar() -> ResponseReturnValue:
    """Take that link back."""
    owner = _owner()
    if owner is None:
        abort(404)
    with unit_of_work():
        owners.take_back_calendar(owner, now=clock.now())
    flash(_("De link werkt niet meer."), "positive")
    return redirect(url_for(".own_actions", _anchor="agenda"), 303)


def _owner() -> Any:
    """Give whose link this browser opened, in their organisation; None when it works no more."""
    opened = session.get(OPENED)
    if not opened:
        return None
    organisation_id, owner_id, key_hash = opened
    organisations.enter(organisation_id)
    return owners.find_open(owner_id, key_hash=key_hash)


def _status(form: Any) -> int:
    return 422 if form.errors else 200

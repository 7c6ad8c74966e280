"""Paper typed in afterwards, by keyboard only: one line after another, and the agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import CareRoute
from dialoog.domain.methods import Phase, Tool
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, live, meetings, mirror
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.language import choose
from dialoog.web.live.blueprint import bp
from dialoog.web.live.card_forms import CardAgreementForm, CardForm

PLACE = "/bijeenkomsten/<id:meeting_id>/kaarten"


@dataclass(frozen=True)
class Desk:
    """What lies on the desk of who types: the meeting, and of which table and phase the paper is."""

    meeting: Any
    sheet: live.Sheet
    tables: tuple[Any, ...]
    table: Any
    phase: Phase | None

    @property
    def is_open(self) -> bool:
        """Whether paper of this meeting can be typed in now."""
        return live.is_open_for_paper(self.meeting)

    @property
    def here(self) -> dict[str, Any]:
        """Give what an address needs to stay with this table and phase."""
        return {
            "meeting_id": self.meeting.id,
            "tafel": self.table.id if self.table else None,
            "fase": self.phase.key if self.phase else None,
        }


@bp.route(PLACE, methods=["GET", "POST"])
@may(Ability.PLAN)
def cards(meeting_id: int) -> ResponseReturnValue:
    """Type in what stands on paper; table, phase and kind stay for the next line."""
    desk = _look(meeting_id)
    form = _card_form(desk)
    if form.validate_on_submit() and _store(form, desk):
        stay = {"soort": form.kind.data, "stap": form.chosen_step}
        again = url_for(".cards", **desk.here, **stay, _anchor="text")
        return redirect(again, 303)
    page = render_template(
        "live/cards.html",
        desk=desk,
        meeting=desk.meeting,
        form=form,
        language=choose(),
        latest=live.list_latest_cards(meeting_id),
        taken_back=request.args.get("weg", type=int),
    )
    return page, 422 if form.errors else 200


@bp.post(f"{PLACE}/<id:contribution_id>/weg")
@may(Ability.PLAN)
def withdraw_card(meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Take back what was typed in; the page that follows offers to put it back."""
    row = _of_meeting(meeting_id, contribution_id)
    with unit_of_work():
        live.withdraw(row.id, now=clock.now())
    return _back_to(row, weg=row.id)


@bp.post(f"{PLACE}/<id:contribution_id>/terug")
@may(Ability.PLAN)
def restore_card(meeting_id: int, contribution_id: int) -> ResponseReturnValue:
    """Put back what was taken back."""
    row = _of_meeting(meeting_id, contribution_id)
    with unit_of_work():
        live.restore(row.id)
    return _back_to(row)


@bp.route(f"{PLACE}/afspraken", methods=["GET", "POST"])
@may(Ability.PLAN)
def card_agreements(meeting_id: int) -> ResponseReturnValue:
    """Type in the forms on which a table wrote its agreements."""
    desk = _look(meeting_id)
    if desk.table is None:
        return redirect(url_for(".cards", meeting_id=meeting_id), 303)
    form = CardAgreementForm()
    if form.validate_on_submit() and _store_agreement(form, desk):
        flash(_("De afspraak is bewaard. Typ de volgende."), "positive")
        return redirect(url_for(".card_agreements", **desk.here, _anchor="what"), 303)
    page = render_template(
        "live/card_agreements.html",
        desk=desk,
        meeting=desk.meeting,
        form=form,
        agreements=[
            followup.standing(row) for row in followup.list_agreements(table_id=desk.table.id)
        ],
    )
    return page, 422 if form.errors else 200


def _look(meeting_id: int) -> Desk:
    """Find table and phase in the address; the first ones when it names none."""
    meeting = meetings.get_meeting(meeting_id)
    sheet = live.read_sheet(meeting)
    standings = live.look_at_hall(meeting, now=clock.now())
    tables = tuple(standing.table for standing in standings)
    wanted, key = request.args.get("tafel", type=int), request.args.get("fase")
    table = next((each for each in tables if wanted in {None, each.id}), None)
    phase = next((each for each in sheet.phases if key in {None, each.key}), None)
    if (wanted and table is None) or (key and phase is None):
        abort(404)
    if key is None:
        phase = next((each for each in sheet.phases if not each.is_break), phase)
    return Desk(meeting, sheet, tables, table, phase)


def _card_form(desk: Desk) -> CardForm:
    kinds = desk.sheet.kinds_of(desk.phase) if desk.phase else ()
    known = [kind.key for kind in kinds]
    before = request.args.get("soort")
    route = desk.phase.route if desk.phase and Tool.ROUTE in desk.phase.tools else ()
    return CardForm(
        kinds=[SelectChoice(kind.key, kind.label.in_language(choose())) for kind in kinds],
        private=[kind.key for kind in kinds if kind.private],
        steps=[step.in_language(choose()) for step in route],
        data={
            "kind": before if before in known else next(iter(known), None),
            "step": request.args.get("stap", 0, type=int),
        },
    )


def _store(form: CardForm, desk: Desk) -> bool:
    if desk.table is None or desk.phase is None:
        abort(404)
    route = CareRoute(form.route.data) if form.route.data else None
    try:
        with unit_of_work():
            row = live.type_in(
                form.command(desk.phase.key),
                table_id=desk.table.id,
                stars=form.stars.data or 0,
                route=route,
                now=clock.now(),
            )
            if form.chosen_step is not None:
                mirror.put_at_step(row.id, table_id=desk.table.id, step=form.chosen_step)
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _store_agreement(form: CardAgreementForm, desk: Desk) -> bool:
    now = clock.now()
    try:
        live.require_open_for_paper(desk.meeting)
        with unit_of_work():
            row = followup.make_agreement(
                form.command(),
                programme_id=desk.meeting.programme_id,
                meeting_id=desk.meeting.id,
                table_id=desk.table.id,
                now=now,
            )
            if form.was_read_back:
                followup.read_back(
                    row.id,
                    present=form.present.data or 0,
                    agreed=form.agreed.data or 0,
                    minority_note=form.minority_note.data or "",
                    now=now,
                )
    except Refused as refused:
        form.refuse(refused)
        return False
    return True


def _of_meeting(meeting_id: int, contribution_id: int) -> Any:
    row = live.get_contribution(contribution_id)
    if row.meeting_id != meeting_id:
        abort(404)
    return row


def _back_to(row: Any, **more: Any) -> ResponseReturnValue:
    place = {"tafel": row.table_id, "fase": row.phase_key, "soort": row.kind}
    again = url_for(".cards", meeting_id=row.meeting_id, **place, **more, _anchor="text")
    return redirect(again, 303)

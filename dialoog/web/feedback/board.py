"""The answer board: everything that was said, gathered into advice or set aside with a reason."""

from __future__ import annotations

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import Placing
from dialoog.domain.refusal import Refused
from dialoog.services import clock, live, reactions
from dialoog.services.feedback import board as service
from dialoog.services.feedback.reading import Found, Looking
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.board_forms import A_NEW_ONE, BoardForm, CareForm, LookForm

SET_ASIDE = "set_aside"
LOOKED_FOR = ("staat", "bijeenkomst", "tafel", "soort", "zoek")
PLACES = {
    "advice.title_missing": "title",
    "contribution.reason_missing": "reason",
    "contribution.none_chosen": "chosen",
}


@bp.route("/trajecten/<id:programme_id>/antwoord", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def board(programme_id: int) -> ResponseReturnValue:
    """Show everything that was said; choose some of it and say where it belongs."""
    found = service.get_board(programme_id)
    looking = _looking()
    form = BoardForm(found)
    if form.validate_on_submit():
        try:
            _place(programme_id, form)
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            return redirect(_same_board(programme_id), 303)
    shown = found.look(looking)
    return render_template(
        "feedback/board.html",
        board=found,
        shown=shown,
        looking=looking,
        filters=LookForm(found, looking),
        form=form,
        chosen=set(form.chosen.data or _preselected(shown)),
        care=CareForm(),
        lapsed={row.id for row in found.advices if service.is_lapsed(row, today=clock.today())},
        untold={row.id for row in found.untold},
        reactions=reactions.summarise(found.programme) if found.hears_reactions else {},
        here=lambda **changes: _same_board(programme_id, **changes),
        Placing=Placing,
        A_NEW_ONE=A_NEW_ONE,
    ), 422 if form.errors else 200


def _looking() -> Looking:
    """Read what somebody looks for from the address; what can't be is left out."""
    asked = request.args
    return Looking(
        placing=asked.get("staat", Placing.LOOSE, type=Placing),
        meeting_id=asked.get("bijeenkomst", type=int),
        table=asked.get("tafel", type=int),
        kind=asked.get("soort", ""),
        words=asked.get("zoek", "").strip(),
        page=asked.get("bladzijde", 1, type=int),
    )


def _same_board(programme_id: int, **changes: Any) -> str:
    """Give the address of this view of the board, with something else looked for."""
    kept = {name: value for name, value in request.args.items() if value and name in LOOKED_FOR}
    return url_for(".board", programme_id=programme_id, **{**kept, **changes})


def _place(programme_id: int, form: BoardForm) -> None:
    chosen = form.chosen.data or []
    with unit_of_work():
        if request.form.get("do") == SET_ASIDE:
            service.set_aside(programme_id, chosen, reason=form.reason.data or "")
        elif form.advice.data == A_NEW_ONE:
            service.make_advice(
                programme_id,
                chosen,
                title=form.title.data or "",
                asked=not form.unasked.data,
                now=clock.now(),
            )
        else:
            service.gather(form.advice.data, chosen)
    flash(_("De bijdragen hebben hun plek."), "positive")


def _preselected(shown: Found) -> list[int]:
    """Give everything on the page of the kind that was asked for with "choose all"."""
    wanted = request.args.get("kies")
    return [row.id for kind, rows in shown.by_kind if kind and kind.key == wanted for row in rows]


@bp.post("/trajecten/<id:programme_id>/inbreng/<id:contribution_id>/toch")
@may(Ability.FOLLOW_UP)
def take_back(programme_id: int, contribution_id: int) -> ResponseReturnValue:
    """Use a contribution after all."""
    with unit_of_work():
        service.take_back(programme_id, contribution_id)
    aside = url_for(".board", programme_id=programme_id, staat=Placing.SET_ASIDE.value)
    return redirect(aside, 303)


@bp.post("/trajecten/<id:programme_id>/inbreng/<id:contribution_id>/zorg")
@may(Ability.PLAN)
def care(programme_id: int, contribution_id: int) -> ResponseReturnValue:
    """Choose where a wormpje goes, or say that its care was given."""
    if live.get_contribution(contribution_id).programme_id != programme_id:
        abort(404)
    form = CareForm()
    if form.validate_on_submit():
        with unit_of_work():
            live.choose_route(contribution_id, form.chosen_route)
            if "klaar" in request.form:
                live.care_done(contribution_id, now=clock.now())
    else:
        flash(_("Kies eerst wat u met dit wormpje doet."), "negative")
    return redirect(url_for(".board", programme_id=programme_id) + "#wormpjes", 303)

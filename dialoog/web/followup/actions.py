"""Actions: the list, one action with its story, and what care users say of it."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.followup import TO_DISCUSS, ActionState, Through
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, programmes, reactions
from dialoog.services.followup import ActionFilter, chasing, owners
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web import names
from dialoog.web.access import may
from dialoog.web.followup.action_forms import (
    ActionForm,
    HandOverForm,
    HeardForm,
    KeepDateForm,
    RescheduleForm,
    StepForm,
)
from dialoog.web.followup.blueprint import bp
from dialoog.web.forms import given

EVERYTHING = "alles"
ASKED = ("traject", "stand", "wie", "te_laat", "van_mij", "vraagt_datum")


@bp.get("/afspraken")
@may(Ability.FOLLOW_UP)
def index() -> ResponseReturnValue:
    """Show the actions that somebody asks for, the first date first, a page at a time."""
    today = clock.today()
    number = max(1, request.args.get("pagina", 1, type=int))
    chosen = _chosen()
    page = followup.find_page(chosen, page=number, today=today)
    asked: dict[str, Any] = {name: request.args[name] for name in ASKED if request.args.get(name)}
    return render_template(
        "followup/index.html",
        actions=[(row, followup.days_late(row, today=today)) for row in page.rows],
        page=page,
        number=number,
        programmes=programmes.list_programmes(),
        asked=asked,
        states=list(ActionState),
        EVERYTHING=EVERYTHING,
        url_for_page=lambda other: url_for(".index", **asked, pagina=other),
    )


def _chosen() -> ActionFilter:
    asked = request.args
    state = next((one for one in ActionState if one.value == asked.get("stand")), None)
    states = frozenset({state}) if state else TO_DISCUSS
    return ActionFilter(
        programme_id=asked.get("traject", type=int),
        owner_email=g.account.email if "van_mij" in asked else None,
        owner=asked.get("wie", "").strip() if names.sees_people() else "",
        states=frozenset() if asked.get("stand") == EVERYTHING else states,
        late_on=clock.today() if "te_laat" in asked else None,
        asks_date="vraagt_datum" in asked,
    )


@bp.route("/trajecten/<id:programme_id>/acties/nieuw", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def create_action(programme_id: int) -> ResponseReturnValue:
    """Make an action that belongs to no agreement."""
    programme = programmes.get_programme(programme_id)
    form = ActionForm()
    if form.validate_on_submit():
        with unit_of_work():
            action_id = followup.promise_action(
                form.command(), programme_id=programme_id, now=clock.now()
            ).id
        return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template("followup/create_action.html", programme=programme, form=form), _status(
        form
    )


@bp.route("/acties/<id:action_id>", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def show_action(action_id: int) -> ResponseReturnValue:
    """Show an action with its story, and take a step or add a note."""
    row = followup.get_action(action_id)
    form = StepForm(row.state)
    if form.validate_on_submit():
        try:
            _take_step(action_id, form)
        except Refused as refused:
            place = {"action.reason_missing": "note", "action.note_missing": "note"}
            form.refuse(refused, field=place.get(refused.code))
        else:
            return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template(
        "followup/show_action.html",
        action=row,
        form=form,
        days_late=followup.days_late(row, today=clock.today()),
        mailed_on=owners.find_mailed_on(row),
        weighed=followup.weigh_notices(row),
        reactions=reactions.summarise(row.programme).get(row.advice_id or 0),
        ActionState=ActionState,
    ), _status(form)


def _take_step(action_id: int, form: StepForm) -> None:
    step, note = form.chosen_step, form.note.data or ""
    by = g.account.user_id
    with unit_of_work():
        if step is None:
            followup.add_note(action_id, note, now=clock.now(), user_id=by)
        else:
            followup.take_step(action_id, step, now=clock.now(), note=note, user_id=by)


@bp.post("/acties/<id:action_id>/herinner")
@may(Ability.FOLLOW_UP)
def remind(action_id: int) -> ResponseReturnValue:
    """Remind who does an action today."""
    with unit_of_work():
        chasing.remind_now(action_id, now=clock.now())
    flash(_("De herinnering is onderweg."), "positive")
    return redirect(url_for(".show_action", action_id=action_id), 303)


@bp.route("/acties/<id:action_id>/wie", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def hand_over(action_id: int) -> ResponseReturnValue:
    """Put an action in better words, or let somebody else do it."""
    row = followup.get_action(action_id)
    form = HandOverForm(obj=row)
    names.conceal(form, row.owned_by)
    if form.validate_on_submit():
        owner = form.owner_after(row.owned_by)
        try:
            with unit_of_work():
                followup.hand_over(
                    action_id,
                    what=form.what.data or "",
                    owner=owner.name,
                    owner_email=owner.email,
                    owner_kind=owner.kind,
                    version=int(form.version.data or 0),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Bewaard."), "positive")
            return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template("followup/hand_over.html", action=row, form=form), _status(form)


@bp.route("/acties/<id:action_id>/datum", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def reschedule(action_id: int) -> ResponseReturnValue:
    """Give an action another date, with the reason."""
    row = followup.get_action(action_id)
    form = RescheduleForm(obj=row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                followup.reschedule(
                    action_id,
                    to=given(form.due_on.data),
                    reason=form.reason.data or "",
                    version=int(form.version.data or 0),
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template("followup/reschedule.html", action=row, form=form), _status(form)


@bp.post("/acties/<id:action_id>/datum/neem-over")
@may(Ability.FOLLOW_UP)
def accept_date(action_id: int) -> ResponseReturnValue:
    """Agree to the date that the owner asks for."""
    with unit_of_work():
        owners.accept_date(
            action_id,
            version=request.form.get("version", 0, type=int),
            now=clock.now(),
            user_id=g.account.user_id,
        )
    flash(_("De nieuwe datum staat. Wie de actie doet, krijgt bericht."), "positive")
    return redirect(url_for(".show_action", action_id=action_id), 303)


@bp.route("/acties/<id:action_id>/datum/blijft", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def keep_date(action_id: int) -> ResponseReturnValue:
    """Keep the date though the owner asks for another, with the reason."""
    row = followup.get_action(action_id)
    form = KeepDateForm(data={"version": row.version})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                owners.keep_date(
                    action_id,
                    reason=form.reason.data or "",
                    version=int(form.version.data or 0),
                    now=clock.now(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De datum blijft staan. Wie de actie doet, krijgt bericht."), "positive")
            return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template("followup/keep_date.html", action=row, form=form), _status(form)


@bp.route("/acties/<id:action_id>/gemerkt", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def heard(action_id: int) -> ResponseReturnValue:
    """Write down how many care users say that they notice an action, or not yet."""
    row = followup.get_action(action_id)
    form = HeardForm(data={"said_on": clock.today(), "yes": 0, "no": 0})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                state = _hear(action_id, form)
        except Refused as refused:
            form.refuse(refused, field="yes")
        else:
            flash(_said_of(state), "positive")
            return redirect(url_for(".show_action", action_id=action_id), 303)
    return render_template("followup/heard.html", action=row, form=form), _status(form)


def _hear(action_id: int, form: HeardForm) -> ActionState:
    return followup.noticed(
        action_id,
        yes=given(form.yes.data),
        no=given(form.no.data),
        through=Through(form.through.data),
        words=form.words.data or "",
        said_on=given(form.said_on.data),
        now=clock.now(),
        user_id=g.account.user_id,
    ).state


def _said_of(state: ActionState) -> str:
    if state is ActionState.NOTICED:
        return _("Mooi. Zorgvragers of naasten merken het.")
    if state is ActionState.STARTED:
        return _("De actie gaat verder, want mensen merken het nog niet.")
    if state is ActionState.DONE:
        return _("Bewaard. Er zijn nog te weinig antwoorden om te zeggen of mensen het merken.")
    return _("Bewaard.")


def _status(form: Any) -> int:
    return 422 if form.errors else 200

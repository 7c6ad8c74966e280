"""Is it really better? Open a round, take answers, and close only on the word of the people."""

from __future__ import annotations

from typing import Any

from flask import flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import Verdict
from dialoog.domain.followup import ActionState
from dialoog.domain.programmes import ProgrammeState
from dialoog.domain.reactions import Aspect
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, programmes, reactions
from dialoog.services.feedback import checks as service
from dialoog.services.feedback.noticing import list_to_notice
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.feedback.forms import (
    CloseForm,
    PromiseForm,
    RoundForm,
    TakenAnswerForm,
    with_agreements,
)
from dialoog.web.forms import given

AGAINST_THE_RULE = "override"


@bp.route("/trajecten/<id:programme_id>/beter", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def checks(programme_id: int) -> ResponseReturnValue:
    """Show the rounds and what they say, and open a new one."""
    programme = programmes.get_programme(programme_id)
    form = RoundForm(data={"question": _first_question(programme.core_theme)})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.open_round(
                    programme_id,
                    question=form.question.data or "",
                    closes_on=given(form.closes_on.data),
                    now=clock.now(),
                    today=clock.today(),
                )
        except Refused as refused:
            ends_too_soon = refused.code == "check.ends_too_soon"
            form.refuse(refused, field="closes_on" if ends_too_soon else None)
        else:
            flash(_("De vraag gaat naar iedereen die meedeed."), "positive")
            return redirect(url_for(".checks", programme_id=programme_id), 303)
    today = clock.today()
    rounds = [service.read_round(row, today=today) for row in service.list_checks(programme_id)]
    return render_template(
        "feedback/checks.html",
        programme=programme,
        form=form,
        rounds=list(reversed(rounds)),
        needs_promise=programmes.needs_promise(programme),
        heard=_heard(programme),
        running=any(found.verdict is Verdict.OPEN for found in rounds),
        done=[
            row
            for row in followup.list_actions(programme_id=programme_id)
            if row.state is ActionState.DONE
        ],
        Verdict=Verdict,
        ProgrammeState=ProgrammeState,
    ), 422 if form.errors else 200


def _heard(programme: Any) -> list[tuple[Any, Any]]:
    """Give each advice of which people at a meeting said whether they notice it."""
    said = reactions.summarise(programme)
    return [
        (row, said[row.id])
        for row in reactions.list_answers(programme.id)
        if row.id in said and Aspect.NOTICED in said[row.id].weighed
    ]


def _first_question(core_theme: str) -> str:
    return _("Is het echt beter? Het gaat over: %(theme)s.", theme=core_theme)


@bp.route("/beter/antwoord/<id:answer_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def take_answer(answer_id: int) -> ResponseReturnValue:
    """Write down an answer that came in by phone or on paper."""
    row = service.get_check_answer(answer_id)
    form = with_agreements(TakenAnswerForm, list_to_notice(row.check.programme_id))()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                service.answer(
                    answer_id,
                    form.said,
                    words=form.words.data or "",
                    quotable=bool(form.quotable.data),
                    through=form.came_through,
                    notices=form.notices,
                    now=clock.now(),
                    today=clock.today(),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Het antwoord staat erbij."), "positive")
            back = url_for(".checks", programme_id=row.check.programme_id)
            return redirect(back, 303)
    return render_template(
        "feedback/take_answer.html", asked=row, form=form
    ), 422 if form.errors else 200


@bp.post("/beter/ronde/<id:check_id>/klaar")
@may(Ability.PLAN)
def end_round(check_id: int) -> ResponseReturnValue:
    """End a round before its date."""
    with unit_of_work():
        row = service.end_round(check_id, today=clock.today(), user_id=g.account.user_id)
        programme_id = row.programme_id
    return redirect(url_for(".checks", programme_id=programme_id), 303)


@bp.route("/trajecten/<id:programme_id>/nieuwe-belofte", methods=["GET", "POST"])
@may(Ability.PLAN)
def promise_again(programme_id: int) -> ResponseReturnValue:
    """Promise anew how and when people hear back, once a programme was opened again."""
    programme = programmes.get_programme(programme_id)
    form = PromiseForm(data={"channels": programme.report_channels})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                programmes.promise_again(
                    programme_id,
                    channels=form.chosen_channels,
                    due_on=given(form.due_on.data),
                    today=clock.today(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            form.refuse(refused, field="due_on" if "date" in refused.code else None)
        else:
            flash(_("De nieuwe belofte staat."), "positive")
            return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    return render_template(
        "feedback/promise_again.html", programme=programme, form=form
    ), 422 if form.errors else 200


@bp.route("/trajecten/<id:programme_id>/sluiten", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def close(programme_id: int) -> ResponseReturnValue:
    """Close a programme when people say that it is better, or openly against the rule."""
    programme = programmes.get_programme(programme_id)
    form = CloseForm()
    if form.validate_on_submit():
        against = request.form.get("do") == AGAINST_THE_RULE
        try:
            with unit_of_work():
                service.close(
                    programme_id,
                    override=form.override() if against else None,
                    today=clock.today(),
                    user_id=g.account.user_id,
                )
        except Refused as refused:
            incomplete = refused.code == "programme.override_incomplete"
            form.refuse(refused, field="name" if incomplete else None)
        else:
            flash(_("Het traject is gesloten."), "positive")
            return redirect(url_for("programmes.show", programme_id=programme_id), 303)
    today = clock.today()
    rounds = [service.read_round(row, today=today) for row in service.list_checks(programme_id)]
    return render_template(
        "feedback/close.html",
        programme=programme,
        form=form,
        last=rounds[-1] if rounds else None,
        Verdict=Verdict,
    ), 422 if form.errors else 200

"""The answers one by one, at a table and on the wall, with what people say to them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.methods import Tool
from dialoog.domain.people import Channel
from dialoog.domain.reactions import TOOLS, Aspect, is_about_answers
from dialoog.domain.refusal import Refused
from dialoog.services import clock, followup, meetings, reactions
from dialoog.services.reactions import Wish
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.live.blueprint import guides
from dialoog.web.live.tools import PAGES
from dialoog.web.reactions.forms import ReactionForm

bp = Blueprint("reactions", __name__)

PAGES[Tool.RECOGNISED] = "reactions.recognised"
PAGES[Tool.CLEAR_WHY] = "reactions.clear"
PAGES[Tool.NOTICED] = "reactions.noticed"
PAGES[Tool.NEXT_MESSAGE] = "reactions.next_message"
SAID = {"yes": True, "no": False}


@bp.app_template_test("about_answers")
def hears_answers(meeting: Any) -> bool:
    """Say whether people hear the answers at a meeting: its run sheet has the screens for it."""
    return any(is_about_answers(block.as_phase()) for block in meeting.blocks)


@bp.route("/tafels/<id:table_id>/u-zei", methods=["GET", "POST"])
@guides
def recognised(table: Any) -> ResponseReturnValue:
    """Ask whether people recognise what they said, and what is missing."""
    return _answer_at(table, Aspect.RECOGNISED)


@bp.route("/tafels/<id:table_id>/wij-doen", methods=["GET", "POST"])
@guides
def clear(table: Any) -> ResponseReturnValue:
    """Show what was decided and ask whether it is clear why."""
    return _answer_at(table, Aspect.CLEAR)


@bp.route("/tafels/<id:table_id>/merkt-u-het", methods=["GET", "POST"])
@guides
def noticed(table: Any) -> ResponseReturnValue:
    """Ask whether people notice it, and for the story that matters most."""
    return _answer_at(table, Aspect.NOTICED)


def _answer_at(table: Any, aspect: Aspect) -> ResponseReturnValue:
    meeting = meetings.get_meeting(table.meeting_id)
    shown = _one_of(meeting.programme_id)
    if shown is None:
        return render_template("reactions/no_answers.html", table=table, meeting=meeting)
    number, answers = shown
    here = PAGES[TOOLS[aspect]]
    advice = answers[number - 1]
    row = reactions.find_reaction(advice, table, aspect)
    form = ReactionForm(aspect, data=_typed(row))
    if form.validate_on_submit() and _keep(form, advice, table, aspect):
        flash(_("Bewaard."), "positive")
        following = min(number + 1, len(answers)) if "verder" in request.form else number
        return redirect(url_for(here, table_id=table.id, nr=following), 303)
    return render_template(
        "reactions/table.html",
        table=table,
        meeting=meeting,
        advice=advice,
        number=number,
        answers=answers,
        aspect=aspect,
        reaction=row,
        form=form,
        here=lambda nr: url_for(here, table_id=table.id, nr=nr),
        actions=_actions_of(advice) if aspect is Aspect.NOTICED else [],
        Aspect=Aspect,
    ), 422 if form.errors or form.form_errors else 200


def _one_of(programme_id: int) -> tuple[int, list[Any]] | None:
    """Give which answer is asked for, from 1, and all of them; None while there are none."""
    answers = reactions.list_answers(programme_id)
    asked = request.args.get("nr", default=1, type=int)
    return (max(1, min(asked, len(answers))), answers) if answers else None


def _typed(row: Any) -> dict[str, Any]:
    if row is None:
        return {}
    return {"yes": row.yes, "no": row.no, "unsure": row.unsure, "words": row.words}


def _keep(form: ReactionForm, advice: Any, table: Any, aspect: Aspect) -> bool:
    try:
        with unit_of_work():
            reactions.react(advice, table, aspect, form.command(), now=clock.now())
    except Refused as refused:
        missing = refused.code == "reaction.story_missing"
        form.refuse(refused, field="asks" if missing else None)
        return False
    return True


def _actions_of(advice: Any) -> list[Any]:
    rows = followup.list_actions(programme_id=advice.programme_id)
    return [row for row in rows if row.advice_id == advice.id]


@bp.route("/tafels/<id:table_id>/volgende-bericht", methods=["GET", "POST"])
@guides
def next_message(table: Any) -> ResponseReturnValue:
    """Ask each person at the table how they want to hear more, and whether they think along."""
    if request.method == "POST":
        wanted = [
            Wish(
                seated.person_id,
                think_along=SAID.get(request.form.get(f"mee-{seated.person_id}", "")),
                channel=request.form.get(f"weg-{seated.person_id}", type=Channel),
            )
            for seated in reactions.list_seated(table)
        ]
        try:
            with unit_of_work():
                reactions.note_wishes(table, wanted, now=clock.now())
        except Refused:
            abort(409)
        flash(_("Bewaard. De organisator ziet dit."), "positive")
        return redirect(url_for(".next_message", table_id=table.id), 303)
    return render_template(
        "reactions/next_message.html",
        table=table,
        meeting=meetings.get_meeting(table.meeting_id),
        people=reactions.list_seated(table),
        Channel=Channel,
    )


@bp.get("/bijeenkomsten/<id:meeting_id>/antwoorden")
@may(Ability.PLAN)
def hall(meeting_id: int) -> ResponseReturnValue:
    """Show the answers one by one, large enough for the wall of a hall."""
    meeting = meetings.get_meeting(meeting_id)
    shown = _one_of(meeting.programme_id)
    number, answers = shown or (0, [])
    return render_template(
        "reactions/hall.html",
        meeting=meeting,
        number=number,
        answers=answers,
        advice=answers[number - 1] if answers else None,
    )


@bp.route("/bijeenkomsten/<id:meeting_id>/volgende-bericht", methods=["GET", "POST"])
@may(Ability.PLAN)
def wishes(meeting_id: int) -> ResponseReturnValue:
    """Show what people want next, and take it over."""
    meeting = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        with unit_of_work():
            reactions.take_over(meeting_id, now=clock.now())
        flash(_("Overgenomen. Zo hoort iedereen het volgende bericht."), "positive")
        return redirect(url_for(".wishes", meeting_id=meeting_id), 303)
    rows = reactions.list_wishes(meeting_id)
    return render_template(
        "reactions/wishes.html",
        meeting=meeting,
        wishes=[(row, reactions.can_hear(row)) for row in rows],
        waiting=sum(row.taken_over_at is None for row in rows),
    )

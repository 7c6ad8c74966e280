"""The cards that pairs brought in; paper ones are typed in here."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import FEWEST_TALKS, MOST_TALKS, Stage
from dialoog.domain.methods import Tool
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.card_forms import CardForm, OfficeCardForm, filled_card
from dialoog.web.cycles.overview import page
from dialoog.web.language import choose

PLACES = {"cycle.card_empty": "answer_0"}


def questions_of(cycle: Any) -> list[Any]:
    """Give the questions that a pair asks, as the method has them."""
    step = cycle.as_method().find_step(Tool.EXPERIENCE_CARDS)
    return list(step.questions) if step else []


def question_words(cycle: Any) -> list[str]:
    """Give those questions in the language of the page."""
    return [question.text.in_language(choose()) for question in questions_of(cycle)]


@bp.get("/trajecten/<id:programme_id>/ervaringskaarten")
@may(Ability.PLAN)
def cards(programme_id: int) -> ResponseReturnValue:
    """Show how many conversations there are, and what people told."""
    cycle = cycles.get_cycle(programme_id)
    return page(
        "cards",
        cycle,
        here=Stage.COLLECT,
        cards=cycles.list_cards(cycle.id),
        questions=question_words(cycle),
        may_change=cycles.may_change(cycle, by_pair=False, now=clock.now()),
        FEWEST_TALKS=FEWEST_TALKS,
        MOST_TALKS=MOST_TALKS,
    )


@bp.route("/trajecten/<id:programme_id>/ervaringskaarten/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def type_card(programme_id: int) -> ResponseReturnValue:
    """Type in paper cards, one after another."""
    cycle = cycles.get_cycle(programme_id)
    pairs = cycles.list_pairs(cycle.id)
    form = OfficeCardForm(
        question_words(cycle), pairs=pairs, data={"pair": request.args.get("koppel", type=int)}
    )
    pair = next((row for row in pairs if row.id == form.pair.data), None)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.bring_in(cycle, form.command(), pair=pair, by_pair=False, now=clock.now())
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("De kaart is bewaard. Typ de volgende."), "positive")
            again = url_for(".type_card", programme_id=programme_id, koppel=pair and pair.id)
            return redirect(again, 303)
    return page("type_card", cycle, here=Stage.COLLECT, form=form), 422 if form.errors else 200


@bp.route("/trajecten/<id:programme_id>/ervaringskaarten/<id:card_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def mend_card(programme_id: int, card_id: int) -> ResponseReturnValue:
    """Write a card down better."""
    cycle = cycles.get_cycle(programme_id)
    row = cycles.get_card(cycle, card_id)
    form = CardForm(question_words(cycle), data=filled_card(cycles.words_of(row)))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.mend_card(cycle, row, form.command(), by_pair=False, now=clock.now())
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("De kaart is veranderd."), "positive")
            return redirect(url_for(".cards", programme_id=programme_id), 303)
    return render_template(
        "cycles/mend_card.html", programme=cycle.programme, card=row, form=form
    ), 422 if form.errors else 200


@bp.post("/trajecten/<id:programme_id>/ervaringskaarten/<id:card_id>/weg")
@may(Ability.PLAN)
def take_back_card(programme_id: int, card_id: int) -> ResponseReturnValue:
    """Take a card back, because the teller wants that."""
    cycle = cycles.get_cycle(programme_id)
    row = cycles.get_card(cycle, card_id)
    with unit_of_work():
        cycles.take_back_card(cycle, row, by_pair=False, now=clock.now())
    flash(_("De kaart is weg. De woorden staan nergens meer."), "info")
    return redirect(url_for(".cards", programme_id=programme_id), 303)

"""Pairs: who go and listen together, and the link with which they bring in cards."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import Stage
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles
from dialoog.services.cycles import links
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import PairForm
from dialoog.web.cycles.overview import page
from dialoog.web.words import sentence


@bp.route("/trajecten/<id:programme_id>/koppels", methods=["GET", "POST"])
@may(Ability.PLAN)
def pairs(programme_id: int) -> ResponseReturnValue:
    """Show the pairs with their links, and form a new one."""
    cycle = cycles.get_cycle(programme_id)
    found = cycles.list_candidates(programme_id)
    form = PairForm(found)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                links.give(_form(cycle, form))
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("Het koppel staat erbij. Geef hun de link of print hun kaart."), "positive")
            return redirect(url_for(".pairs", programme_id=programme_id), 303)
    cards = cycles.list_cards(cycle.id)
    return page(
        "pairs",
        cycle,
        here=Stage.CHOOSE,
        form=form,
        candidates=found,
        pairs=[
            (row, links.address(row), sum(card.pair_id == row.id for card in cards))
            for row in cycles.list_pairs(cycle.id)
        ],
    ), 422 if form.errors else 200


def _form(cycle: Any, form: PairForm) -> Any:
    return cycles.form_pair(
        cycle, official_id=form.official.data, client_id=form.client.data, now=clock.now()
    )


@bp.post("/koppels/<id:pair_id>/link")
@may(Ability.PLAN)
def give_link(pair_id: int) -> ResponseReturnValue:
    """Give a pair a new link; the old one works no more."""
    row = cycles.get_pair(pair_id)
    with unit_of_work():
        links.give(row)
    flash(_("Het koppel heeft een nieuwe link. De oude werkt niet meer."), "positive")
    return _back_to(row)


@bp.post("/koppels/<id:pair_id>/link/stop")
@may(Ability.PLAN)
def end_link(pair_id: int) -> ResponseReturnValue:
    """End the link of a pair at once."""
    row = cycles.get_pair(pair_id)
    with unit_of_work():
        links.end(row)
    flash(_("De link werkt niet meer."), "positive")
    return _back_to(row)


@bp.post("/koppels/<id:pair_id>/weg")
@may(Ability.PLAN)
def remove_pair(pair_id: int) -> ResponseReturnValue:
    """Take a pair apart that brought in nothing yet."""
    row = cycles.get_pair(pair_id)
    back = _back_to(row)
    try:
        with unit_of_work():
            cycles.remove_pair(pair_id)
    except Refused as refused:
        flash(sentence(refused), "negative")
    else:
        flash(_("Het koppel is weg."), "info")
    return back


def _back_to(row: Any) -> ResponseReturnValue:
    return redirect(url_for(".pairs", programme_id=row.cycle.programme_id), 303)

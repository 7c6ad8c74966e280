"""Bundling: cards that say the same lie together, with one sentence and what matters there."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.cycles import Stage
from dialoog.domain.refusal import Refused
from dialoog.services import clock, cycles
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.forms import NOTHING, BundleForm, ThemeForm
from dialoog.web.cycles.overview import page
from dialoog.web.words import sentence

PLACES = {"cycle.no_card_chosen": "chosen", "cycle.theme_nameless": "title"}
OPEN = {Stage.COLLECT, Stage.BUNDLE}


def place(cycle: Any, form: BundleForm) -> bool:
    """Put what was chosen together; False when that is refused, and why stands in the form."""
    try:
        with unit_of_work():
            chosen = form.chosen.data or []
            if form.theme.data == NOTHING:
                cycles.make_theme(
                    cycle,
                    chosen,
                    title=form.title.data or "",
                    values=form.values.data or "",
                    now=clock.now(),
                )
            else:
                cycles.add_cards(cycle, form.theme.data, chosen)
    except Refused as refused:
        form.refuse(refused, field=PLACES.get(refused.code))
        return False
    flash(_("De kaarten liggen bij elkaar."), "positive")
    return True


def table_of_cards(cycle: Any) -> dict[str, Any]:
    """Give what lies on the table: the themes, and the cards that lie apart."""
    cards = cycles.list_cards(cycle.id)
    themes = cycles.list_themes(cycle.id)
    form = BundleForm(cards, themes=themes)
    return {
        "form": form,
        "cards": cards,
        "apart": cycles.apart(cards, themes),
        "themes": themes,
        "chosen": set(form.chosen.data or []),
        "is_open": cycle.stage in OPEN,
        "NOTHING": NOTHING,
    }


@bp.route("/trajecten/<id:programme_id>/bundels", methods=["GET", "POST"])
@may(Ability.PLAN)
def bundles(programme_id: int) -> ResponseReturnValue:
    """Choose cards and say where they belong."""
    cycle = cycles.get_cycle(programme_id)
    on_table = table_of_cards(cycle)
    form = on_table["form"]
    if form.validate_on_submit() and place(cycle, form):
        return redirect(url_for(".bundles", programme_id=programme_id), 303)
    return page("bundles", cycle, here=Stage.BUNDLE, **on_table), 422 if form.errors else 200


@bp.route("/trajecten/<id:programme_id>/bundels/<id:theme_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def theme(programme_id: int, theme_id: int) -> ResponseReturnValue:
    """Show what a theme holds, and give it a clearer sentence."""
    cycle = cycles.get_cycle(programme_id)
    row = cycles.get_theme(cycle, theme_id)
    form = ThemeForm(data={"title": row.title, "values": ", ".join(row.values)})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.name_theme(
                    cycle, row, title=form.title.data or "", values=form.values.data or ""
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".bundles", programme_id=programme_id), 303)
    return render_template(
        "cycles/theme.html",
        programme=cycle.programme,
        theme=row,
        form=form,
        is_open=cycle.stage in OPEN,
    ), 422 if form.errors else 200


@bp.post("/trajecten/<id:programme_id>/bundels/<id:theme_id>/kaarten/<id:card_id>/los")
@may(Ability.PLAN)
def release_card(programme_id: int, theme_id: int, card_id: int) -> ResponseReturnValue:
    """Take a card out of a theme."""
    cycle = cycles.get_cycle(programme_id)
    with unit_of_work():
        cycles.release_card(cycle, theme_id, card_id)
    return redirect(url_for(".theme", programme_id=programme_id, theme_id=theme_id), 303)


@bp.post("/trajecten/<id:programme_id>/bundels/<id:theme_id>/weg")
@may(Ability.PLAN)
def remove_theme(programme_id: int, theme_id: int) -> ResponseReturnValue:
    """Undo a theme; its cards lie apart again."""
    cycle = cycles.get_cycle(programme_id)
    cycles.get_theme(cycle, theme_id)
    try:
        with unit_of_work():
            cycles.remove_theme(cycle, theme_id)
    except Refused as refused:
        flash(sentence(refused), "negative")
    else:
        flash(_("De bundel is weg. De kaarten liggen weer los."), "info")
    return redirect(url_for(".bundles", programme_id=programme_id), 303)

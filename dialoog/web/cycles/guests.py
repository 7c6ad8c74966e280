"""The pages of a pair and of a group, who come in by their link and have no account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.cycles import FEWEST_TALKS, MOST_TALKS
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import accounts, clock, cycles, organisations
from dialoog.services.cycles import links
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.cycles.blueprint import bp
from dialoog.web.cycles.card_forms import CardForm, filled_card
from dialoog.web.cycles.cards import PLACES, question_words, questions_of
from dialoog.web.cycles.forms import ViewForm
from dialoog.web.cycles.sides import own_page


@bp.get("/ophalen/<key>")
@public
def open_pair(key: str) -> ResponseReturnValue:
    """Exchange the link of a pair for a session, so that the key leaves the address bar."""
    return _open(links.find_pair, key, name="pair", page="cycles.pair_cards")


@bp.get("/eigen-dialoog/<key>")
@public
def open_side(key: str) -> ResponseReturnValue:
    """Exchange the link of a group for a session, so that the key leaves the address bar."""
    return _open(links.find_side, key, name="cycle_side", page="cycles.side_views")


def _open(find: Callable[[str], Any], key: str, *, name: str, page: str) -> ResponseReturnValue:
    address, now = request.remote_addr or "", clock.now()
    try:
        links.require_calm(address, now=now)
    except Refused:
        abort(429)
    row = find(key)
    if row is None:
        with unit_of_work():
            links.note_wrong(address, now=now)
        return render_template("cycles/no_link.html"), 404
    session[name] = [row.organisation_id, row.id, row.key_hash]
    return redirect(url_for(page), 303)


@bp.route("/ophalen", methods=["GET", "POST"])
@public
def pair_cards() -> ResponseReturnValue:
    """Let a pair bring in a card on a phone, and see which cards they brought in."""
    pair = _guest("pair", cycles.get_pair)
    if pair is None:
        return render_template("cycles/no_link.html"), 404
    form = CardForm(question_words(pair.cycle))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.bring_in(
                    pair.cycle, form.command(), pair=pair, by_pair=True, now=clock.now()
                )
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("De kaart is bewaard. Dank u wel."), "positive")
            return redirect(url_for(".pair_cards", _anchor="kaarten"), 303)
    return render_template(
        "cycles/pair.html",
        pair=pair,
        form=form,
        may_change=cycles.may_change(pair.cycle, by_pair=True, now=clock.now()),
        cards=cycles.list_cards(pair.cycle_id, pair_id=pair.id),
        questions=questions_of(pair.cycle),
        total=cycles.count(pair.cycle).cards,
        host=accounts.get_organisation(pair.organisation_id),
        FEWEST_TALKS=FEWEST_TALKS,
        MOST_TALKS=MOST_TALKS,
    ), 422 if form.errors else 200


@bp.route("/ophalen/kaart/<id:card_id>", methods=["GET", "POST"])
@public
def pair_card(card_id: int) -> ResponseReturnValue:
    """Let a pair write one of its own cards down better."""
    pair = _guest("pair", cycles.get_pair)
    if pair is None:
        return render_template("cycles/no_link.html"), 404
    row = cycles.get_card(pair.cycle, card_id, pair=pair)
    form = CardForm(question_words(pair.cycle), data=filled_card(cycles.words_of(row)))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                cycles.mend_card(pair.cycle, row, form.command(), by_pair=True, now=clock.now())
        except Refused as refused:
            form.refuse(refused, field=PLACES.get(refused.code))
        else:
            flash(_("De kaart is veranderd."), "positive")
            return redirect(url_for(".pair_cards", _anchor="kaarten"), 303)
    return render_template(
        "cycles/pair_card.html",
        card=row,
        form=form,
        host=accounts.get_organisation(pair.organisation_id),
    ), 422 if form.errors else 200


@bp.post("/ophalen/kaart/<id:card_id>/weg")
@public
def take_back_pair_card(card_id: int) -> ResponseReturnValue:
    """Let a pair take back one of its own cards."""
    pair = _guest("pair", cycles.get_pair)
    if pair is None:
        return render_template("cycles/no_link.html"), 404
    row = cycles.get_card(pair.cycle, card_id, pair=pair)
    with unit_of_work():
        cycles.take_back_card(pair.cycle, row, by_pair=True, now=clock.now())
    flash(_("De kaart is weg. De woorden staan nergens meer."), "info")
    return redirect(url_for(".pair_cards", _anchor="kaarten"), 303)


@bp.route("/eigen-dialoog", methods=["GET", "POST"])
@public
def side_views() -> ResponseReturnValue:
    """Let a group write down what it thinks; it reads its own words only."""
    side = _guest("cycle_side", cycles.get_side)
    if side is None:
        return render_template("cycles/no_link.html"), 404
    return own_page(
        side,
        ViewForm(),
        back=url_for(".side_views"),
        take_back=lambda view_id: url_for(".take_back_view", view_id=view_id),
    )


@bp.post("/eigen-dialoog/<id:view_id>/weg")
@public
def take_back_view(view_id: int) -> ResponseReturnValue:
    """Let a group take back what it wrote down."""
    side = _guest("cycle_side", cycles.get_side)
    if side is None:
        return render_template("cycles/no_link.html"), 404
    with unit_of_work():
        cycles.take_back_view(side, view_id)
    return redirect(url_for(".side_views"), 303)


def _guest(name: str, get: Callable[[int], Any]) -> Any:
    """Give whose link this browser opened, in their organisation; None once it was ended."""
    opened = session.get(name)
    if not opened:
        return None
    organisation_id, row_id, key_hash = opened
    organisations.enter(organisation_id)
    try:
        row = get(row_id)
    except Missing:
        return None
    return row if row.key_hash == key_hash else None

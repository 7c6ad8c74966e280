"""How somebody wants to hear from us, and the end of it: to be forgotten."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.people import Forgetter, readable_phone
from dialoog.domain.refusal import Refused
from dialoog.services import clock, own_page, people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import public
from dialoog.web.own_page.blueprint import bp, visitors_only
from dialoog.web.own_page.forms import NOTHING, ChoicesForm, ForgetForm


@bp.route("/mijn-pagina/berichten", methods=["GET", "POST"])
@visitors_only
def choose(person: Any) -> ResponseReturnValue:
    """Let somebody choose how and how much they hear, and what they allow."""
    found = own_page.read_choices(person.id)
    form = ChoicesForm(data=_filled(found))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                wanted = form.command(before=found.allowed)
                own_page.choose(person.id, wanted, now=clock.now())
        except Refused as refused:
            form.refuse(refused, field="channel")
        else:
            flash(_("Bewaard. Zo doen wij het voortaan."), "positive")
            return redirect(url_for(".show"), 303)
    page = render_template("own_page/choices.html", form=form)
    return page, 422 if form.errors else 200


def _filled(found: own_page.Choices) -> dict[str, Any]:
    return {
        "channel": found.channel.value if found.channel else NOTHING,
        "news": found.news.value,
        "email": found.email,
        "phone": readable_phone(found.phone),
        "allowed": [purpose.value for purpose in found.allowed],
    }


@bp.route("/mijn-pagina/vergeten", methods=["GET", "POST"])
@visitors_only
def forget(person: Any) -> ResponseReturnValue:
    """Say what goes and what stays without a name, and forget somebody."""
    form = ForgetForm()
    if form.validate_on_submit():
        with unit_of_work():
            people.forget_person(person.id, by=Forgetter.SELF)
        for opened in ("own_page", "invitation", "check_answer"):
            session.pop(opened, None)
        return redirect(url_for(".forgotten"), 303)
    page = render_template("own_page/forget.html", form=form)
    return page, 422 if form.errors else 200


@bp.get("/mijn-pagina/vergeten/klaar")
@public
def forgotten() -> ResponseReturnValue:
    """Say goodbye."""
    return render_template("own_page/forgotten.html")

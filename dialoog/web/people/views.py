"""The list of people, and everything about one of them."""

from __future__ import annotations

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice

from dialoog.domain.accounts import Ability
from dialoog.domain.people import (
    Channel,
    ConsentPurpose,
    Forgetter,
    NeedKind,
    WishKind,
    readable_phone,
)
from dialoog.domain.refusal import Refused
from dialoog.services import clock, people
from dialoog.services.people import PeopleFilter
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.people import groups, lists
from dialoog.web.people.blueprint import bp
from dialoog.web.people.forms import ConsentForm, PersonForm, WishForm
from dialoog.web.people.saying import say_change, say_language, say_need, say_problem
from dialoog.web.words import choices

__all__ = ["bp", "groups", "lists"]

for _say in (say_change, say_language, say_need, say_problem):
    bp.add_app_template_filter(_say)
bp.add_app_template_filter(readable_phone, "say_phone")


@bp.get("/")
@may(Ability.SEE_PEOPLE)
def index() -> ResponseReturnValue:
    """Show everybody, or who is looked for."""
    chosen = PeopleFilter(
        text=request.args.get("zoek", "")[:100],
        group_id=request.args.get("groep", type=int),
        district=request.args.get("wijk", "")[:80],
        channel=request.args.get("via", type=Channel),
        need=request.args.get("nodig", type=NeedKind),
    )
    return render_template(
        "people/index.html",
        found=people.find_people(chosen, page=request.args.get("bladzijde", 1, type=int)),
        chosen=chosen,
        groups=people.list_groups(),
        districts=people.list_districts(),
        channels=choices(Channel),
        needs=choices(NeedKind),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@may(Ability.PLAN)
def create() -> ResponseReturnValue:
    """Add somebody by hand."""
    form = PersonForm(groups=_group_choices())
    if form.validate_on_submit():
        with unit_of_work():
            person_id = people.add_person(form.person(), now=clock.now()).id
        flash(_("Deze persoon staat in de lijst."), "positive")
        return redirect(url_for(".show", person_id=person_id), 303)
    return render_template("people/create.html", form=form), _status(form)


@bp.get("/<id:person_id>")
@may(Ability.SEE_PEOPLE)
def show(person_id: int) -> ResponseReturnValue:
    """Show one person: how to reach them, what they need and allow; never their wishes."""
    row = people.get_person(person_id)
    return render_template(
        "people/show.html",
        row=row,
        person=row.as_person(),
        consents=people.current_consents(person_id),
        ConsentPurpose=ConsentPurpose,
        form=WishForm(),
    )


@bp.route("/<id:person_id>/veranderen", methods=["GET", "POST"])
@may(Ability.PLAN)
def edit(person_id: int) -> ResponseReturnValue:
    """Change what is known of somebody."""
    row = people.get_person(person_id)
    person = row.as_person()
    form = PersonForm(groups=_group_choices(), data=PersonForm.values(person, version=row.version))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                people.change_person(
                    person_id, form.person(person), version=int(form.version.data or 0)
                )
            return redirect(url_for(".show", person_id=person_id), 303)
        except Refused as refused:
            form.refuse(refused)
    return render_template("people/edit.html", form=form, row=row), _status(form)


@bp.route("/<id:person_id>/toestemming", methods=["GET", "POST"])
@may(Ability.PLAN)
def consents(person_id: int) -> ResponseReturnValue:
    """Write down what somebody allows."""
    row = people.get_person(person_id)
    current = people.current_consents(person_id)
    told = {purpose.value: "yes" if given.given else "no" for purpose, given in current.items()}
    form = ConsentForm(data=dict.fromkeys(ConsentPurpose, "") | told)
    if form.validate_on_submit():
        with unit_of_work():
            people.record_consents(person_id, form.answers(), now=clock.now())
        return redirect(url_for(".show", person_id=person_id), 303)
    return render_template(
        "people/consents.html", form=form, row=row, ConsentPurpose=ConsentPurpose
    ), _status(form)


@bp.route("/<id:person_id>/wens", methods=["GET", "POST"])
@may(Ability.PLAN)
def add_wish(person_id: int) -> ResponseReturnValue:
    """Take a private wish; it is not shown again."""
    row = people.get_person(person_id)
    form = WishForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                found = people.add_wish(person_id, WishKind(form.kind.data), form.name.data)
        except Refused as refused:
            form.refuse(refused, field="name")
        else:
            words = (
                _("De wens telt mee bij het maken van de tafels.")
                if found
                else _("Die persoon staat nog niet in de lijst. De wens wacht tot het zover is.")
            )
            flash(words, "positive" if found else "info")
            return redirect(url_for(".show", person_id=person_id), 303)
    return render_template("people/wish.html", form=form, row=row), _status(form)


@bp.post("/<id:person_id>/wensen/weg")
@may(Ability.PLAN)
def remove_wishes(person_id: int) -> ResponseReturnValue:
    """Forget the private wishes of somebody."""
    with unit_of_work():
        people.remove_wishes(person_id)
    flash(_("De persoonlijke wensen zijn weg."), "positive")
    return redirect(url_for(".show", person_id=person_id), 303)


def _group_choices() -> list[SelectChoice]:
    return [SelectChoice(str(group.id), group.name) for group, _count in people.list_groups()]


def _status(form: Any) -> int:
    return 422 if form.errors else 200


@bp.route("/<id:person_id>/verwijderen", methods=["GET", "POST"])
@may(Ability.PLAN)
def forget(person_id: int) -> ResponseReturnValue:
    """Say what goes when somebody is removed, and remove them."""
    row = people.get_person(person_id)
    if request.method == "POST":
        with unit_of_work():
            people.forget_person(person_id, by=Forgetter.ORGANISER)
        flash(_("Deze persoon is verwijderd, met alles wat erbij hoorde."), "positive")
        return redirect(url_for(".index"), 303)
    return render_template("people/forget.html", row=row)


@bp.post("/<id:person_id>/eigen-pagina/nieuw")
@may(Ability.PLAN)
def renew_link(person_id: int) -> ResponseReturnValue:
    """End the link to somebody's own page, and mail them another one where that can be."""
    with unit_of_work():
        people.renew(person_id, now=clock.now())
        mailed = people.send_link(person_id, now=clock.now())
    flash(_say_mailed(mailed), "positive" if mailed else "info")
    return redirect(url_for(".show", person_id=person_id), 303)


@bp.post("/<id:person_id>/eigen-pagina/mail")
@may(Ability.PLAN)
def send_link(person_id: int) -> ResponseReturnValue:
    """Mail somebody the link to their own page."""
    with unit_of_work():
        mailed = people.send_link(person_id, now=clock.now())
    flash(_say_mailed(mailed), "positive" if mailed else "info")
    return redirect(url_for(".show", person_id=person_id), 303)


def _say_mailed(mailed: bool) -> str:
    if mailed:
        return _("De link is onderweg per e-mail.")
    return _("Er is geen e-mailadres. De link staat op de volgende brief.")

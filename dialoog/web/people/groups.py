"""The stakeholder groups: add, rename, say from where they look."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused
from dialoog.services import people
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.people.blueprint import bp
from dialoog.web.people.forms import GroupForm


@bp.route("/groepen", methods=["GET", "POST"], endpoint="groups")
@may(Ability.PLAN)
def index() -> ResponseReturnValue:
    """Show the groups, and add one."""
    form = GroupForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                people.add_group(form.name.data, Perspective(form.perspective.data))
            return redirect(url_for(".groups"), 303)
        except Refused as refused:
            form.refuse(refused, field="name")
    status = 422 if form.errors else 200
    return render_template("people/groups.html", form=form, groups=people.list_groups()), status


@bp.route("/groepen/<id:group_id>", methods=["GET", "POST"])
@may(Ability.PLAN)
def edit_group(group_id: int) -> ResponseReturnValue:
    """Give a group another name or perspective."""
    row = people.get_group(group_id)
    form = GroupForm(obj=row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                people.change_group(group_id, form.name.data, Perspective(form.perspective.data))
            return redirect(url_for(".groups"), 303)
        except Refused as refused:
            form.refuse(refused, field="name")
    return render_template(
        "people/edit_group.html", form=form, group=row
    ), 422 if form.errors else 200


@bp.post("/groepen/<id:group_id>/weg")
@may(Ability.PLAN)
def remove_group(group_id: int) -> ResponseReturnValue:
    """Take a group away that nobody belongs to."""
    with unit_of_work():
        people.remove_group(group_id)
    flash(_("De groep is weg."), "positive")
    return redirect(url_for(".groups"), 303)

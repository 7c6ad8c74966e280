"""Looking after the organisation, the people who work there, and one's own password."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import accounts, clock, members
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may, members_only
from dialoog.web.accounts.blueprint import bp
from dialoog.web.accounts.forms import MemberForm, OrganisationForm, PasswordForm, RolesForm


@bp.route("/beheer", methods=["GET", "POST"])
@may(Ability.MANAGE_ACCOUNTS)
def manage() -> ResponseReturnValue:
    """Show who works here, and how people reach the organisation."""
    form = OrganisationForm(obj=accounts.get_organisation(g.account.organisation_id))
    if form.validate_on_submit():
        with unit_of_work():
            accounts.describe_organisation(
                g.account.organisation_id,
                mail_address=form.mail_address.data,
                phone=form.phone.data,
                address=form.address.data,
            )
        flash(_("De gegevens zijn bewaard."), "positive")
        return redirect(url_for(".manage"), 303)
    page = render_template("accounts/manage.html", form=form, members=members.list_members())
    return page, 422 if form.errors else 200


@bp.route("/beheer/nieuw", methods=["GET", "POST"])
@may(Ability.MANAGE_ACCOUNTS)
def add_member() -> ResponseReturnValue:
    """Let somebody work with Dialoog."""
    form = MemberForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                members.add_member(
                    form.email.data,
                    form.name.data,
                    form.password.data,
                    roles=form.chosen(),
                    now=clock.now(),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("%(name)s kan nu inloggen.", name=form.name.data), "positive")
            return redirect(url_for(".manage"), 303)
    return render_template("accounts/add_member.html", form=form), 422 if form.errors else 200


@bp.route("/beheer/<id:user_id>", methods=["GET", "POST"])
@may(Ability.MANAGE_ACCOUNTS)
def member(user_id: int) -> ResponseReturnValue:
    """Change what somebody may do here."""
    person = members.get_member(user_id)
    form = RolesForm(data={"roles": [role.value for role in person.roles]})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                members.change_roles(user_id, form.chosen())
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De rollen zijn veranderd."), "positive")
            return redirect(url_for(".manage"), 303)
    page = render_template("accounts/member.html", form=form, member=person)
    return page, 422 if form.errors else 200


@bp.route("/mijn-wachtwoord", methods=["GET", "POST"])
@members_only
def change_password() -> ResponseReturnValue:
    """Change one's own password; every session ends, also those on other devices."""
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                accounts.change_password(g.account.user_id, old=form.old.data, new=form.new.data)
        except Refused as refused:
            form.refuse(refused)
        else:
            session.clear()
            session.renew()  # type: ignore[attr-defined]
            flash(_("Uw wachtwoord is veranderd. Log opnieuw in."), "positive")
            return redirect(url_for(".log_in"), 303)
    return render_template("accounts/password.html", form=form), 422 if form.errors else 200

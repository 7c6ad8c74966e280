"""Choose how long things about people are kept, and see what goes next."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.domain.retention import TERMS, Kept
from dialoog.services import clock, people, retention
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.retention.forms import TermsForm

bp = Blueprint("retention", __name__)

MOST_TRACES = 20


@bp.route("/beheer/bewaren", methods=["GET", "POST"])
@may(Ability.MANAGE_ACCOUNTS)
def terms() -> ResponseReturnValue:
    """Show for how long each kind of thing is kept, and take another choice."""
    form = TermsForm(data={kept.value: days for kept, days in retention.terms().items()})
    if form.validate_on_submit():
        try:
            with unit_of_work():
                retention.choose(form.days())
        except Refused as refused:
            form.refuse(refused, field=str(refused.facts["kept"]))
        else:
            flash(_("Bewaard. Vannacht geldt het."), "positive")
            return redirect(url_for(".terms"), 303)
    page = render_template(
        "retention/terms.html",
        form=form,
        due=retention.count(now=clock.now()),
        traces=people.list_traces(most=MOST_TRACES),
        TERMS=TERMS,
        Kept=Kept,
    )
    return page, 422 if form.errors else 200

"""Afterwards: the talk of the team in its fixed order, and the closing letter."""

from __future__ import annotations

from flask import Response, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.adapters.pdf import letters as letters_pdf
from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock, mirror
from dialoog.services.mirror import Debrief
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.documents.wording.letters import word_same_letter
from dialoog.web.filters import short_day
from dialoog.web.followup.forms import AgreementForm
from dialoog.web.mirror.blueprint import bp
from dialoog.web.mirror.forms import LetterForm, TouchedForm
from dialoog.web.names import owner_name

TALK = "/bijeenkomsten/<id:meeting_id>/nagesprek"
LETTER = "/bijeenkomsten/<id:meeting_id>/slotbrief"


@bp.route(TALK, methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def debrief(meeting_id: int) -> ResponseReturnValue:
    """Write down what it did to the team; the second part opens after that."""
    found = mirror.look_at_debrief(meeting_id)
    form = TouchedForm(obj=found.row)
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.write_touched(
                    meeting_id, form.touched.data or "", version=int(form.version.data or 0)
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            return redirect(url_for(".debrief", meeting_id=meeting_id, _anchor="plannen"), 303)
    return _talk(found, form, AgreementForm(formdata=None))


@bp.post(f"{TALK}/acties")
@may(Ability.FOLLOW_UP)
def plan_action(meeting_id: int) -> ResponseReturnValue:
    """Put what the team will do on the action list."""
    found = mirror.look_at_debrief(meeting_id)
    plan = AgreementForm()
    if plan.validate_on_submit():
        try:
            with unit_of_work():
                mirror.plan_action(meeting_id, plan.command(), now=clock.now())
            flash(_("De actie staat op de actielijst."), "positive")
            return redirect(url_for(".debrief", meeting_id=meeting_id, _anchor="plannen"), 303)
        except Refused as refused:
            plan.refuse(refused)
    return _talk(found, TouchedForm(formdata=None, obj=found.row), plan)


@bp.post(f"{TALK}/klaar")
@may(Ability.FOLLOW_UP)
def end_debrief(meeting_id: int) -> ResponseReturnValue:
    """Say that the team talked about it."""
    with unit_of_work():
        mirror.end_debrief(meeting_id, now=clock.now(), user_id=g.account.user_id)
    flash(_("Het nagesprek is klaar. Schrijf nu de brief."), "positive")
    return redirect(url_for(".letter", meeting_id=meeting_id), 303)


def _talk(found: Debrief, form: TouchedForm, plan: AgreementForm) -> ResponseReturnValue:
    page = render_template("mirror/debrief.html", debrief=found, form=form, plan=plan)
    return page, 422 if form.errors or plan.errors else 200


@bp.route(LETTER, methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def letter(meeting_id: int) -> ResponseReturnValue:
    """Write the closing letter; the first words come from what was heard and planned."""
    found = mirror.look_at_debrief(meeting_id)
    form = LetterForm(obj=found.letter, data=None if found.letter else _draft(found))
    if form.validate_on_submit():
        try:
            with unit_of_work():
                mirror.write_letter(
                    meeting_id,
                    subject=form.subject.data or "",
                    text=form.text.data or "",
                    version=int(form.version.data or 0),
                )
        except Refused as refused:
            form.refuse(refused)
        else:
            flash(_("De brief is bewaard."), "positive")
            return redirect(url_for(".letter", meeting_id=meeting_id), 303)
    page = render_template(
        "mirror/letter.html", debrief=found, form=form, people=mirror.list_readers(meeting_id)
    )
    return page, 422 if form.errors else 200


@bp.get(f"{LETTER}.pdf")
@may(Ability.SEE_PEOPLE)
def letters(meeting_id: int) -> ResponseReturnValue:
    """Give the closing letter to each of its readers as PDF."""
    facts = mirror.read_letter(meeting_id)
    paper = word_same_letter(
        facts.organisation,
        facts.people,
        facts.letter.subject,
        facts.letter.text,
        today=clock.today(),
    )
    response = Response(letters_pdf.letters(paper), mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"slotbrief-{meeting_id}.pdf")
    return response


@bp.post(f"{LETTER}/verstuurd")
@may(Ability.FOLLOW_UP)
def mark_letter_sent(meeting_id: int) -> ResponseReturnValue:
    """Say that everybody has the letter."""
    with unit_of_work():
        mirror.mark_letter_sent(meeting_id, now=clock.now(), user_id=g.account.user_id)
    flash(_("Goed. De mensen van de binnenkring hebben bericht."), "positive")
    return redirect(url_for(".letter", meeting_id=meeting_id), 303)


def _draft(found: Debrief) -> dict[str, str]:
    """Give the first words of a letter: what was heard, and what the team does by when."""
    said = [words for heard in found.heard for words in heard.by_all]
    parts = [
        _(
            "Op %(day)s hebt u verteld hoe onze hulp voor u was. Dank u wel daarvoor.",
            day=short_day(found.meeting.starts_at),
        ),
        _("Wij hebben stil geluisterd. Daarna hebben wij er in ons team over gepraat."),
    ]
    if said:
        parts.append("\n".join([_("Dit hebben wij gehoord:"), *(f"– {words}" for words in said)]))
    plans = [
        _(
            "%(what)s %(who)s doet dit uiterlijk %(day)s.",
            what=_ended(each.row.what),
            who=_began(owner_name(each.row.owned_by)),
            day=short_day(each.row.due_on),
        )
        for each in found.agreements
        if each.row.due_on
    ]
    if plans:
        parts.append("\n".join([_("Dit gaan wij doen:"), *(f"– {words}" for words in plans)]))
    parts.append(_("Merkt u het verschil? Of juist niet? Laat het ons weten."))
    return {"subject": _("Wat wij doen met wat u vertelde"), "text": "\n\n".join(parts)}


def _began(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."

"""Reply cards: typed over one after the other, by the code that is printed on them."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.invitations import AnswerChannel, Reply
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, invitations, meetings
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.invitations.blueprint import bp
from dialoog.web.invitations.board import known_needs, say_if_waiting
from dialoog.web.invitations.office_forms import ReplyCardForm
from dialoog.web.words import label


@bp.route("/bijeenkomsten/<id:meeting_id>/antwoordkaarten", methods=["GET", "POST"])
@may(Ability.PLAN)
def reply_cards(meeting_id: int) -> ResponseReturnValue:
    """Take the answers on paper, several in a row."""
    meeting = meetings.get_meeting(meeting_id)
    form = ReplyCardForm(data={"answered_on": clock.today()})
    if form.validate_on_submit():
        try:
            return _take(meeting_id, form)
        except Missing:
            form.code.errors = [
                _("Deze code hoort niet bij deze bijeenkomst. Kijk of u alles goed hebt getypt.")
            ]
        except Refused as refused:
            form.refuse(refused)
    return render_template(
        "invitations/reply_cards.html", meeting=meeting, form=form
    ), 422 if form.errors else 200


def _take(meeting_id: int, form: ReplyCardForm) -> ResponseReturnValue:
    with unit_of_work():
        row = invitations.get_by_code(meeting_id, str(form.code.data))
        known = GuestAnswer(
            Reply(form.reply.data),
            row.told_sequence or 0,
            row.note,
            row.companion,
            known_needs(row),
        )
        said = form.card_answer(known)
        invitations.answer_for(row.id, said, through=AnswerChannel.LETTER, at=form.moment())
        say_if_waiting(row)
    flash(
        _("%(name)s: %(reply)s.", name=row.person.full_name, reply=label(Reply(form.reply.data))),
        "positive",
    )
    return redirect(url_for(".reply_cards", meeting_id=meeting_id, _anchor="code"), 303)

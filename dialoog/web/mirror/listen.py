"""The phone of somebody in the outer circle: silent until it is their turn."""

from __future__ import annotations

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.live import Source
from dialoog.domain.mirror import Listening
from dialoog.domain.refusal import Refused
from dialoog.services import clock, mirror
from dialoog.services.live.devices import Purpose
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.live.own_device import device, with_key
from dialoog.web.live.tables import as_state
from dialoog.web.mirror.blueprint import bp
from dialoog.web.mirror.forms import SentenceForm, SlipForm

FORMS: dict[Listening, type[SlipForm] | type[SentenceForm]] = {
    Listening.ASKING: SlipForm,
    Listening.MIRRORING: SentenceForm,
}


@bp.route("/luisteren/<id:table_id>/<key>", methods=["GET", "POST"])
@with_key(Purpose.LISTEN)
def listen(table_id: int) -> ResponseReturnValue:
    """Say "you listen now", until the outer circle may ask and later say one sentence."""
    conversation = mirror.look_from(table_id)
    form = FORMS.get(conversation.listening, SlipForm)()
    if form.validate_on_submit():
        try:
            _send(table_id, form)
        except Refused as refused:
            form.refuse(refused, field="text")
        else:
            return redirect(request.path, 303)
    return render_template(
        "mirror/listen.html",
        conversation=conversation,
        listening=conversation.listening,
        form=form,
        said=mirror.find_own_sentence(table_id, device()),
        state_url=url_for(".listen_state", **request.view_args or {}),
    ), 422 if form.errors else 200


@bp.get("/luisteren/<id:table_id>/<key>/stand")
@with_key(Purpose.LISTEN)
def listen_state(table_id: int) -> ResponseReturnValue:
    """Answer 304 as long as listeners do the same; asked every few seconds."""
    return as_state(mirror.look_from(table_id).listening.value)


def _send(table_id: int, form: SlipForm | SentenceForm) -> None:
    words = form.text.data or ""
    with unit_of_work():
        if isinstance(form, SentenceForm):
            mirror.mirror_back(table_id, words, device=device(), now=clock.now())
            return
        mirror.ask(
            table_id,
            words,
            client_id=UUID(form.client_id.data),
            source=Source.OWN_DEVICE,
            now=clock.now(),
        )
    flash(_("Uw vraag is binnen. De gespreksbegeleider stelt hem voor u."), "positive")

"""Choose the story of the most significant change, and say why."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from dialoog.domain.accounts import Ability
from dialoog.domain.refusal import Refused
from dialoog.services import clock, programmes
from dialoog.services.feedback import stories
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp
from dialoog.web.forms import Form, given, stripped

FIELDS = {"story.reason_missing": "because", "story.chooser_missing": "chosen_by"}


class StoryForm(Form):
    """Which words, why these, and who chose them."""

    story = StringField(
        _l("Welk verhaal?"), [InputRequired(_l("Kies eerst een verhaal uit de lijst."))]
    )
    because = TextAreaField(
        _l("Waarom juist dit verhaal?"),
        [
            InputRequired(_l("Schrijf op waarom dit verhaal het belangrijkste is.")),
            Length(max=1000),
        ],
        description=_l("Iedereen kan dit lezen, ook de verteller. Schrijf geen namen op."),
        filters=[stripped],
    )
    chosen_by = StringField(
        _l("Wie koos dit?"),
        [InputRequired(_l("Vul in wie koos.")), Length(max=160)],
        description=_l("Noem een groep, geen namen. Bijvoorbeeld: de mensen aan tafel."),
        filters=[stripped],
    )


@bp.route("/trajecten/<id:programme_id>/verhaal", methods=["GET", "POST"])
@may(Ability.FOLLOW_UP)
def story(programme_id: int) -> ResponseReturnValue:
    """Show the stories that may be told, and keep which one was chosen and why."""
    programme = programmes.get_programme(programme_id)
    form = StoryForm()
    if form.validate_on_submit():
        try:
            with unit_of_work():
                stories.choose_story(
                    programme_id,
                    given(form.story.data),
                    because=form.because.data or "",
                    chosen_by=form.chosen_by.data or "",
                    today=clock.today(),
                )
        except Refused as refused:
            form.refuse(refused, field=FIELDS.get(refused.code, "story"))
        else:
            flash(_("Het verhaal is gekozen. Het staat op de openbare pagina."), "positive")
            return redirect(url_for(".story", programme_id=programme_id), 303)
    search = request.args.get("zoek", "").strip()
    page = render_template(
        "feedback/story.html",
        programme=programme,
        form=form,
        chosen=stories.list_stories(programme_id),
        search=search,
        tellable=[
            story
            for story in stories.list_tellable(programme_id)
            if search.casefold() in story.text.casefold()
        ],
    )
    return page, 422 if form.errors else 200


@bp.post("/trajecten/<id:programme_id>/verhaal/<id:story_id>/weg")
@may(Ability.FOLLOW_UP)
def forget_story(programme_id: int, story_id: int) -> ResponseReturnValue:
    """Undo a choice."""
    with unit_of_work():
        stories.forget_choice(programme_id, story_id)
    return redirect(url_for(".story", programme_id=programme_id), 303)

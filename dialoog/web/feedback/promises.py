"""The honest message that waits for the day after the promised date, to be read beforehand."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from dialoog.domain.accounts import Ability
from dialoog.services import programmes
from dialoog.services.feedback import promises as service
from dialoog.web.access import may
from dialoog.web.feedback.blueprint import bp


@bp.get("/trajecten/<id:programme_id>/belofte/bericht")
@may(Ability.FOLLOW_UP)
def late_message(programme_id: int) -> ResponseReturnValue:
    """Show what everybody gets when the promised date passes, and when it leaves."""
    return render_template(
        "feedback/late_message.html",
        programme=programmes.get_programme(programme_id),
        prepared=service.find_prepared(programme_id),
    )

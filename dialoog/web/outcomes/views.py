"""The overview: the orchard, promises, actions and reach."""

from __future__ import annotations

from math import ceil

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from dialoog.domain.accounts import Ability
from dialoog.domain.outcomes import Harvest, Period
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import clock, outcomes
from dialoog.web.access import may
from dialoog.web.pictures import OrchardTree, orchard_tree

bp = Blueprint("outcomes", __name__)

SAID_PER_BLOSSOM = 5
MOST_SHOWN = 5


@bp.get("/overzicht")
@may(Ability.SEE_OVERVIEW)
def index() -> ResponseReturnValue:
    """Show what came of the conversations in a period."""
    period = request.args.get("periode", default=Period.ALL, type=Period)
    today = clock.today()
    return render_template(
        "outcomes/index.html",
        overview=outcomes.overview(period, today=today),
        period=period,
        today=today,
        picture=_picture,
        Period=Period,
        Perspective=Perspective,
        ProgrammeState=ProgrammeState,
        MOST_SHOWN=MOST_SHOWN,
    )


def _picture(meeting_id: int, harvest: Harvest) -> Markup:
    """Draw a meeting's tree: a blossom for each five things said, an apple for each agreement."""
    return orchard_tree(
        OrchardTree(
            seed=meeting_id,
            blossoms=ceil(harvest.said / SAID_PER_BLOSSOM),
            apples=harvest.agreed,
            ripe=harvest.noticed,
            fallen=harvest.dropped,
        )
    )

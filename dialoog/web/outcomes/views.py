"""The overview, the records behind it, and the account to the council."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from dialoog.adapters.sheets import write_csv, write_ods, write_xlsx
from dialoog.domain.accounts import Ability
from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.followup import ActionState
from dialoog.domain.outcomes import Harvest, Part, Period, Scope
from dialoog.domain.people import Perspective
from dialoog.domain.programmes import ProgrammeState
from dialoog.services import clock, outcomes
from dialoog.web.access import may
from dialoog.web.outcomes.choosing import address_of, chosen
from dialoog.web.outcomes.records import SLUGS, Records, find_part, list_records
from dialoog.web.pictures import OrchardTree, orchard_tree
from dialoog.web.words import label

bp = Blueprint("outcomes", __name__)

SAID_PER_BLOSSOM = 5
MOST_SHOWN = 5
ANY_LISTING = ",".join(SLUGS)


@bp.get("/overzicht")
@may(Ability.SEE_OVERVIEW)
def index() -> ResponseReturnValue:
    """Show what came of the conversations in a period."""
    scope, today = chosen(), clock.today()
    return render_template(
        "outcomes/index.html",
        overview=outcomes.overview(scope, today=today),
        scope=scope,
        today=today,
        picture=_picture,
        address=_address(scope),
        Period=Period,
        Perspective=Perspective,
        ProgrammeState=ProgrammeState,
        DecisionAnswer=DecisionAnswer,
        ActionState=ActionState,
        Part=Part,
        MOST_SHOWN=MOST_SHOWN,
    )


@bp.get(f"/overzicht/<any({ANY_LISTING}):slug>")
@may(Ability.SEE_OVERVIEW)
def records(slug: str) -> ResponseReturnValue:
    """Show the records behind a figure."""
    scope, listing = chosen(), SLUGS[slug]
    part = find_part(listing, request.args.get("deel"))
    return render_template(
        "outcomes/records.html",
        listing=listing,
        slug=slug,
        records=list_records(listing, scope, today=clock.today(), part=part),
        part=part,
        scope=scope,
        address=_address(scope),
    )


@bp.get(f"/overzicht/<any({ANY_LISTING}):slug>.<any(csv,xlsx,ods):form>")
@may(Ability.SEE_OVERVIEW)
def export(slug: str, form: str) -> ResponseReturnValue:
    """Give the records behind a figure as a file."""
    listing = SLUGS[slug]
    part = find_part(listing, request.args.get("deel"))
    found = list_records(listing, chosen(), today=clock.today(), part=part)
    return _file(found, form=form, name=slug, title=label(listing))


@bp.get("/overzicht/verantwoording")
@may(Ability.SEE_OVERVIEW)
def account() -> ResponseReturnValue:
    """Give account to the council: who was asked, what was done, what it led to."""
    scope, today = chosen(), clock.today()
    return render_template(
        "outcomes/account.html",
        accounts=outcomes.give_account(scope, today=today),
        scope=scope,
        today=today,
        address=_address(scope),
        Perspective=Perspective,
        ProgrammeState=ProgrammeState,
        DecisionAnswer=DecisionAnswer,
    )


def _address(scope: Scope) -> Callable[..., str]:
    return lambda endpoint, **values: address_of(f"outcomes.{endpoint}", scope, **values)


def _file(found: Records, *, form: str, name: str, title: str) -> Response:
    rows = [[str(cell) for cell in row.cells] for row in found.rows]
    if form == "ods":
        data, kind = write_ods(found.headings, rows, title=title), ODS
    elif form == "xlsx":
        data, kind = write_xlsx(found.headings, rows), XLSX
    else:
        data, kind = write_csv(found.headings, rows), "text/csv; charset=utf-8"
    heading = f'attachment; filename="{_("overzicht")}-{name}.{form}"'
    return Response(data, content_type=kind, headers={"Content-Disposition": heading})


ODS = "application/vnd.oasis.opendocument.spreadsheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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

"""What the screen of one table shows: the preparation, and the guide with all its phases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import g, render_template, request
from wtforms.fields.choices import SelectChoice

from dialoog.domain import live as domain
from dialoog.domain.accounts import Ability
from dialoog.domain.anonymity import KNOWN_FIRST_NAMES, find_telltales
from dialoog.domain.feedback import CareRoute
from dialoog.domain.live import QuoteConsent
from dialoog.domain.meetings import MeetingState
from dialoog.domain.methods import Paper, Phase
from dialoog.domain.people import Perspective
from dialoog.services import clock, followup, live, meetings, seating
from dialoog.services.live import TableNow
from dialoog.web.followup.forms import AgreementForm, ReadBackForm
from dialoog.web.language import choose
from dialoog.web.live.blueprint import bp
from dialoog.web.live.forms import EditForm, TableForm
from dialoog.web.live.state import describe
from dialoog.web.live.tree import draw_tree
from dialoog.web.methods.codes import phase_code


@dataclass(frozen=True)
class BlankEntry:
    """What the script fills in when something is written down."""

    recorded_at: datetime
    id: int = 0
    client_id: str = ""
    text: str = ""
    stars: int = 0
    quote_consent: QuoteConsent = QuoteConsent.TABLE_ONLY
    care_route: CareRoute | None = None


@bp.app_template_filter("chooses")
def chooses(phase: Phase) -> bool:
    """Say whether a table chooses in this phase, with stickers."""
    return Paper.DOTS_SHEET in phase.paper


@bp.app_template_filter("telltales")
def telltales(text: str) -> tuple[str, ...]:
    """Give what looks like a name in words that were written down."""
    return find_telltales(text)


@bp.app_template_filter("code_in")
def code_in(phase: Phase, sheet: live.Sheet) -> str:
    """Give the code by which people know a phase of a run sheet."""
    return phase_code(sheet, phase)


def render_table(table: Any, *, form: TableForm | None = None) -> tuple[str, int]:
    """Give the screen of a table, with what was typed when that could not be stored."""
    scene = live.look_at_table(table, now=clock.now())
    shared = shared_words(scene)
    if scene.standing.moment is None or scene.meeting.state is MeetingState.PLANNED:
        underway = scene.meeting.state is MeetingState.UNDERWAY
        page = render_template(
            "live/prepare.html",
            **shared,
            mark=live.mark_of_table(table),
            underway=underway,
            guests=seating.list_at_table(scene.company),
            lines=meetings.read_run_sheet(scene.meeting),
            to_discuss=followup.list_to_discuss(scene.meeting),
        )
        return page, 200
    page = render_template(
        "live/table.html", **shared, **guide_words(scene, form=form), practice=False
    )
    return page, 422 if form else 200


def shared_words(scene: TableNow) -> dict[str, Any]:
    """Give what the preparation and the guide both show."""
    return {
        "scene": scene,
        "table": scene.standing.table,
        "meeting": scene.meeting,
        "sheet": scene.sheet,
        "standing": scene.standing,
        "announcements": live.list_for_table(scene.standing.table),
        "is_organiser": bool(g.account) and Ability.PLAN in g.account.abilities,
    }


def guide_words(scene: TableNow, *, form: TableForm | None) -> dict[str, Any]:
    """Give what the guide shows."""
    phase = scene.standing.phase
    spoke = scene.turns.get(phase.key, {}) if phase else {}
    sides = sorted(set(scene.company.perspectives or Perspective), key=list(Perspective).index)
    return {
        "form": form or _empty_form(scene),
        "taken_back": request.args.get("weg", type=int),
        "underway": scene.meeting.state is MeetingState.UNDERWAY,
        "phases": _phase_bar(scene),
        "groups": _groups(scene),
        "tree": draw_tree(scene),
        "routes": list(CareRoute),
        "agreed_about": _agreed_about(scene),
        "worms": _worms(scene),
        "agreements": [followup.standing(row) for row in scene.agreements],
        "state": describe(scene),
        "today": clock.now(),
        "blank": BlankEntry(clock.now()),
        "sides": sides,
        "first_names": sorted(KNOWN_FIRST_NAMES),
        "every_side": list(Perspective),
        "unheard": domain.unheard(spoke, scene.company.perspectives),
        **_dialog_forms(scene),
    }


def _dialog_forms(scene: TableNow) -> dict[str, Any]:
    """Give the empty forms that open over the screen; their fields have ids of their own."""
    kinds = [
        SelectChoice(kind.key, kind.label.in_language(choose()))
        for kind in scene.sheet.method.record_kinds
    ]
    return {
        "edit_form": EditForm(formdata=None, kinds=kinds, prefix="veranderen-"),
        "agreement_form": AgreementForm(formdata=None, prefix="afspreken-"),
        "read_back_form": ReadBackForm(formdata=None, prefix="voorlezen-"),
    }


def _empty_form(scene: TableNow) -> TableForm:
    """Give a form without consent: it is asked of each speaker anew."""
    phase = scene.standing.phase.key if scene.standing.phase else ""
    return TableForm(formdata=None, data={"phase": phase})


def _phase_bar(scene: TableNow) -> list[dict[str, Any]]:
    moment = scene.standing.moment
    here = moment.position if moment else -1
    finished = scene.standing.finished
    return [
        {
            "label": phase_code(scene.sheet, phase),
            "icon": phase.icon,
            "number": phase.look,
            "state": "done"
            if position < here or finished
            else "now"
            if position == here
            else "todo",
        }
        for position, phase in enumerate(scene.sheet.phases)
    ]


def _agreed_about(scene: TableNow) -> list[Any]:
    """Give what was said that this phase makes agreements about."""
    phase = scene.standing.phase
    kinds = {kind.key for kind in scene.sheet.agreed_about(phase)} if phase else set()
    return [row for row in scene.contributions if row.kind in kinds]


def _worms(scene: TableNow) -> int:
    """Count what hurt and has no route yet, once the table is about to part."""
    moment = scene.standing.moment
    parting = moment is not None and moment.position + 1 >= len(scene.sheet.phases)
    without = [row for row in scene.contributions if row.private and not row.care_route]
    return len(without) if parting else 0


def _groups(scene: TableNow) -> list[tuple[Any, list[Any]]]:
    """Give every kind with what was said of it: those of this phase first, then the latest."""
    here = list(scene.standing.phase.records) if scene.standing.phase else []
    latest = reversed(scene.sheet.method.record_kinds)
    kinds = sorted(latest, key=lambda kind: here.index(kind.key) if kind.key in here else len(here))
    return [(kind, [row for row in scene.contributions if row.kind == kind.key]) for kind in kinds]

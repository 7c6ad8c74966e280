"""The records behind the figures as tables: the same rows on screen, on paper and in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from flask import url_for
from flask_babel import gettext as _

from dialoog.domain.feedback import DecisionAnswer
from dialoog.domain.followup import ActionState
from dialoog.domain.outcomes import (
    Listing,
    Part,
    Reach,
    Scope,
    parts_of_action,
    parts_of_advice,
    parts_of_programme,
    parts_of_promise,
)
from dialoog.domain.programmes import Origin, ProgrammeState, promise_state
from dialoog.services import clock, measures, outcomes
from dialoog.web.filters import tenths
from dialoog.web.words import label

SLUGS = {
    "bijeenkomsten": Listing.MEETINGS,
    "adviezen": Listing.ADVICES,
    "acties": Listing.ACTIONS,
    "beloften": Listing.PROMISES,
    "trajecten": Listing.PROGRAMMES,
    "bereik": Listing.REACH,
    "metingen": Listing.MEASURES,
}

PARTS: dict[Listing, tuple[StrEnum, ...]] = {
    Listing.ADVICES: (Part.DOING, DecisionAnswer.NO, DecisionAnswer.LATER, Part.UNDECIDED),
    Listing.ACTIONS: (ActionState.NOTICED, ActionState.DONE, Part.UNDERWAY, Part.LATE),
    Listing.PROMISES: (Part.KEPT, Part.RUNNING, Part.LATE, Part.WAITING),
    Listing.PROGRAMMES: (*ProgrammeState, *Origin, Part.BETTER, Part.OVERRIDDEN),
}

Cell: TypeAlias = str | int | date


@dataclass(frozen=True)
class Row:
    """One line of a table: its cells, the page of the record, and the figures that count it."""

    cells: tuple[Cell, ...]
    url: str | None = None
    parts: frozenset[StrEnum] = frozenset()


@dataclass(frozen=True)
class Records:
    """A table with its headings; nobody is named in it."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def find_part(listing: Listing, value: str | None) -> StrEnum | None:
    """Give the part of a listing that an address names; None is the whole listing."""
    return next((part for part in PARTS.get(listing, ()) if part.value == value), None)


def list_records(
    listing: Listing, scope: Scope, *, today: date, part: StrEnum | None = None
) -> Records:
    """Give the table of a listing within what was chosen, or the rows that one figure counts."""
    found = _TABLES[listing](scope, today)
    if part is None:
        return found
    return Records(found.headings, tuple(row for row in found.rows if part in row.parts))


def _meetings(scope: Scope, today: date) -> Records:
    rows = [
        Row(
            (
                meeting.title,
                meeting.programme.title,
                clock.day_of(meeting.starts_at),
                harvest.said,
                harvest.agreed,
                harvest.noticed,
                harvest.dropped,
                " ".join(reason for one in harvest.fallen for reason in one.reasons),
            ),
            url_for("meetings.show", meeting_id=meeting.id),
        )
        for meeting, harvest in outcomes.list_meetings(scope, today=today)
    ]
    headings = (
        _("Bijeenkomst"),
        _("Traject"),
        _("Dag"),
        _("Keer iets gezegd"),
        _("Afspraken"),
        _("Gemerkt"),
        _("Losgelaten"),
        _("Waarom losgelaten"),
    )
    return Records(headings, tuple(rows))


def _advices(scope: Scope, today: date) -> Records:
    rows = []
    for advice in outcomes.list_advices(scope, today=today):
        decision = advice.decisions[-1] if advice.decisions else None
        rows.append(
            Row(
                (
                    advice.title,
                    advice.programme.title,
                    _("gevraagd") if advice.asked else _("ongevraagd"),
                    label(decision.answer) if decision else _("nog niet besloten"),
                    decision.reason if decision else "",
                    decision.decided_on if decision else "",
                ),
                url_for("feedback.advice", advice_id=advice.id),
                parts_of_advice(decision.answer if decision else None),
            )
        )
    headings = (
        _("Advies"),
        _("Traject"),
        _("Soort"),
        _("Besluit"),
        _("Reden"),
        _("Besloten op"),
    )
    return Records(headings, tuple(rows))


def _actions(scope: Scope, today: date) -> Records:
    rows = [
        Row(
            (
                action.what,
                action.programme.title,
                action.due_on,
                label(action.state),
                action.reason,
            ),
            url_for("followup.show_action", action_id=action.id),
            parts_of_action(action.as_action(), today=today),
        )
        for action in outcomes.list_actions(scope, today=today)
    ]
    headings = (_("Actie"), _("Traject"), _("Klaar op"), _("Hoe ver?"), _("Reden"))
    return Records(headings, tuple(rows))


def _promises(scope: Scope, today: date) -> Records:
    rows = [
        Row(
            (
                programme.title,
                promise.due_on,
                promise.told_on or "",
                label(promise_state(promise, today=today)),
                len(promise.moves),
            ),
            url_for("programmes.show", programme_id=programme.id),
            parts_of_promise(promise, today=today),
        )
        for programme, promise in outcomes.list_promises(scope, today=today)
    ]
    headings = (_("Traject"), _("Beloofd"), _("Verteld"), _("Hoe staat het?"), _("Keer verzet"))
    return Records(headings, tuple(rows))


def _programmes(scope: Scope, today: date) -> Records:
    rows = [
        Row(
            (
                row.title,
                label(row.origin) if row.origin else _("niet ingevuld"),
                label(row.state),
                outcomes.since(row),
                _closed(row),
            ),
            url_for("programmes.show", programme_id=row.id),
            parts_of_programme(row.as_programme()),
        )
        for row in outcomes.list_programmes(scope, today=today)
    ]
    headings = (
        _("Traject"),
        _("Van wie komt het?"),
        _("Hoe staat het?"),
        _("Sinds"),
        _("Is het beter?"),
    )
    return Records(headings, tuple(rows))


def _closed(row: Any) -> str:
    if row.state is not ProgrammeState.CLOSED:
        return ""
    if row.override_reason:
        return _("gesloten zonder dat genoeg mensen het zeiden: %(why)s", why=row.override_reason)
    return _("ja, zeggen de mensen zelf")


def _reach(scope: Scope, today: date) -> Records:
    found = outcomes.read_reach(scope, today=today)
    rows = [
        *(_reach_row(label(who), reach) for who, reach in found.by_perspective.items()),
        *(
            _reach_row(_("wijk %(name)s", name=name) if name else _("wijk niet bekend"), reach)
            for name, reach in found.by_district.items()
        ),
        _reach_row(_("samen"), found.whole),
    ]
    headings = (
        _("Wie"),
        _("In de lijst"),
        _("Gevraagd"),
        _("Bereikt"),
        _("Was er"),
        _("Nog nooit bereikt"),
    )
    return Records(headings, tuple(rows))


def _reach_row(who: str, reach: Reach) -> Row:
    counts = (reach.known, reach.invited, reach.reached, reach.came, reach.never)
    return Row((who, *(_people(count) for count in counts)))


def _measures(scope: Scope, today: date) -> Records:
    found = measures.read_all_results()
    rows = [
        Row(
            (
                programme.title,
                label(result.moment),
                label(result.statement),
                _("samen") if side is None else label(side),
                _people(figure.people),
                tenths(figure.mean) if figure.mean is not None else "",
            ),
            url_for("measures.results", programme_id=programme.id),
        )
        for programme in outcomes.list_measured(scope, today=today)
        for result in found.get(programme.id, ())
        for side, figure in (*result.groups.items(), (None, result.together))
        if scope.perspective in (None, side)
    ]
    headings = (
        _("Traject"),
        _("Wanneer"),
        _("Zin"),
        _("Wie"),
        _("Aantal mensen"),
        _("Gemiddelde (1 tot 5)"),
    )
    return Records(headings, tuple(rows))


def _people(count: int | None) -> Cell:
    return _("minder dan 5") if count is None else count


_TABLES: dict[Listing, Callable[[Scope, date], Records]] = {
    Listing.MEETINGS: _meetings,
    Listing.ADVICES: _advices,
    Listing.ACTIONS: _actions,
    Listing.PROMISES: _promises,
    Listing.PROGRAMMES: _programmes,
    Listing.REACH: _reach,
    Listing.MEASURES: _measures,
}

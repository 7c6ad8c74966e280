"""The day: what became different, a proposal to repair the tables, and the cards that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from dialoog.domain.accounts import Ability
from dialoog.domain.seating import Broken, Problem
from dialoog.services import clock, meetings, seating
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may
from dialoog.web.seating.blueprint import MEETING, bp, whole
from dialoog.web.seating.conflicts import Told, tell_conflict
from dialoog.web.seating.day_forms import RoundsForm
from dialoog.web.seating.day_words import change_lines
from dialoog.web.seating.notes import broken_words

DAY = MEETING + "/vandaag"


@bp.get(DAY)
@may(Ability.PLAN)
def day(meeting_id: int) -> ResponseReturnValue:
    """Show what became different, and the repair that waits for a decision."""
    meeting = meetings.get_meeting(meeting_id)
    room = seating.get_room(meeting_id)
    changes = seating.find_changes(room)
    proposal = seating.get_proposal(room)
    return render_template(
        "seating/day.html",
        meeting=meeting,
        room=room,
        composed=bool(room.row and room.row.seats),
        changes=changes,
        lines=change_lines(changes),
        broken=_broken_words(room, changes.broken),
        proposal=proposal,
        repaired="hersteld" in request.args,
        movers=len({move.person_id for move in proposal.moves}) if proposal else 0,
        why_not=_why_not(room, proposal),
        changed=seating.changed(room),
        rounds=RoundsForm(rounds=room.balance.rounds, data={"held": room.held}),
    )


@dataclass(frozen=True)
class _Asked:
    """A room with the wish that some people keep their places."""

    room: seating.Room
    problem: Problem

    @property
    def locked(self) -> frozenset[str]:
        """The tables that nobody may come to or leave."""
        return self.room.locked

    def facts(self, facts: Mapping[str, object]) -> Mapping[str, object]:
        """Say facts by the names that people know."""
        return self.room.facts(facts)


def _why_not(room: seating.Room, proposal: seating.Proposal | None) -> Told | None:
    """Say why no repair keeps the rules, and what would help."""
    if proposal is None or not proposal.broken:
        return None
    if proposal.conflict and proposal.problem:
        return tell_conflict(_Asked(room, proposal.problem), proposal.conflict)
    return Told(tuple(_broken_words(room, proposal.broken)), ())


def _broken_words(room: seating.Room, broken: Iterable[Broken]) -> list[str]:
    """Say each rule that is broken once; where people change tables, in which round."""
    said = []
    for one in broken:
        words = broken_words(room, one)
        number = one.facts.get("round")
        if room.balance.rounds > 1 and isinstance(number, int) and not one.private:
            words = _("Ronde %(round)s: %(words)s", round=number + 1, words=words)
        said.append(words)
    return list(dict.fromkeys(said))


@bp.post(DAY + "/voorstel")
@may(Ability.PLAN)
def propose_repair(meeting_id: int) -> ResponseReturnValue:
    """Search a repair; this takes seconds, so it happens outside the unit of work."""
    meetings.get_meeting(meeting_id)
    seating.require_open(meeting_id)
    staying = request.form.getlist("blijft", type=int)
    repair = seating.find_repair(seating.get_room(meeting_id), staying=staying)
    with unit_of_work():
        seating.keep_proposal(meeting_id, repair, now=clock.now())
    return _back(meeting_id, anchor="voorstel")


@bp.post(DAY + "/overnemen")
@may(Ability.PLAN)
def accept_repair(meeting_id: int) -> ResponseReturnValue:
    """Take over the repair that was shown, as a whole."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        moved = seating.accept(meeting_id, digest=request.form.get("voorstel", ""), now=clock.now())
    flash(
        ngettext(
            "De tafels zijn bijgewerkt. %(num)d mens kreeg een plaats.",
            "De tafels zijn bijgewerkt. %(num)d mensen kregen een plaats.",
            moved,
        )
        if moved
        else _("De tafels zijn bijgewerkt. Niemand hoefde te verhuizen."),
        "positive",
    )
    return redirect(url_for(".day", meeting_id=meeting_id, hersteld=1), 303)


@bp.post(DAY + "/laat-zo")
@may(Ability.PLAN)
def dismiss_repair(meeting_id: int) -> ResponseReturnValue:
    """Keep the tables as they are."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.dismiss(meeting_id)
    flash(_("De tafels blijven zoals ze waren."), "info")
    return _back(meeting_id)


@bp.post(DAY + "/terug")
@may(Ability.PLAN)
def undo_repair(meeting_id: int) -> ResponseReturnValue:
    """Take back the last change of the seating."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.undo(meeting_id, version=whole("version"), now=clock.now())
    flash(_("De laatste verandering is teruggezet."), "positive")
    return _back(meeting_id)


@bp.post(DAY + "/kaarten")
@may(Ability.PLAN)
def hand_out_cards(meeting_id: int) -> ResponseReturnValue:
    """Note that everybody has a card that is right."""
    meetings.get_meeting(meeting_id)
    with unit_of_work():
        seating.hand_out_cards(meeting_id)
    flash(_("Genoteerd. Alle kaarten kloppen weer."), "positive")
    return _back(meeting_id)


@bp.post(DAY + "/rondes")
@may(Ability.PLAN)
def hold_rounds(meeting_id: int) -> ResponseReturnValue:
    """Note which rounds are over."""
    meetings.get_meeting(meeting_id)
    form = RoundsForm(rounds=seating.get_room(meeting_id).balance.rounds)
    if form.validate_on_submit():
        with unit_of_work():
            seating.hold_rounds(meeting_id, form.held.data, now=clock.now())
        flash(_("Genoteerd. Aan rondes die geweest zijn, verandert niets meer."), "positive")
    return _back(meeting_id)


def _back(meeting_id: int, *, anchor: str | None = None) -> ResponseReturnValue:
    return redirect(url_for(".day", meeting_id=meeting_id, _anchor=anchor), 303)

"""Calendars to subscribe to: the calendar itself, and the pages to make and take back a link."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.feeds import FeedKind
from dialoog.services import clock, feeds, meetings, organisations
from dialoog.services.unit_of_work import unit_of_work
from dialoog.web.access import may, members_only, public

bp = Blueprint("feeds", __name__)


@bp.get("/agenda/<key>.ics")
@public
def calendar(key: str) -> ResponseReturnValue:
    """Give the calendar of a link; whoever has it already gets 304 and no bytes."""
    row = feeds.find_by_key(key)
    if row is None:
        abort(404)
    organisations.enter(row.organisation_id)
    if feeds.is_gone(row):
        return render_template("feeds/gone.html"), 410
    content = feeds.write(row)
    response = Response(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="agenda.ics"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(content).hexdigest())
    return response.make_conditional(request)


@bp.route("/bijeenkomsten/<id:meeting_id>/agenda", methods=["GET", "POST"])
@may(Ability.PLAN)
def meeting(meeting_id: int) -> ResponseReturnValue:
    """Make the link to the calendar of one meeting, show it, and take it back."""
    row = meetings.get_meeting(meeting_id)
    if request.method == "POST":
        with unit_of_work():
            feeds.make_link(FeedKind.MEETING, meeting_id=meeting_id, now=clock.now())
        return redirect(url_for(".meeting", meeting_id=meeting_id), 303)
    return render_template(
        "feeds/meeting.html",
        meeting=row,
        link=feeds.find_link(FeedKind.MEETING, meeting_id=meeting_id),
    )


@bp.route("/mijn-agenda", methods=["GET", "POST"])
@members_only
def mine() -> ResponseReturnValue:
    """Make the links to one's own tables and one's own actions, show them, and take them back."""
    guides = Ability.SEE_OWN_TABLES in g.account.abilities
    if request.method == "POST":
        if request.form.get("wat") == FeedKind.TABLES and guides:
            _make(FeedKind.TABLES, user_id=g.account.user_id)
        elif request.form.get("wat") == FeedKind.ACTIONS:
            _make(FeedKind.ACTIONS, email=g.account.email)
        else:
            abort(400)
        return redirect(url_for(".mine"), 303)
    return render_template(
        "feeds/mine.html",
        guides=guides,
        tables=feeds.find_link(FeedKind.TABLES, user_id=g.account.user_id),
        actions=feeds.find_link(FeedKind.ACTIONS, email=g.account.email),
        FeedKind=FeedKind,
    )


@bp.route("/afspraken/agenda", methods=["GET", "POST"])
@may(Ability.SEE_PEOPLE)
def owners() -> ResponseReturnValue:
    """Make the links to the actions of everybody who has some, also without an account."""
    everybody = feeds.list_owners()
    if request.method == "POST":
        email = request.form.get("email", "")
        if email not in {owner.email for owner in everybody}:
            abort(400)
        _make(FeedKind.ACTIONS, email=email)
        return redirect(url_for(".owners"), 303)
    return render_template("feeds/owners.html", owners=everybody)


@bp.post("/agenda-links/<id:feed_id>/intrekken")
@members_only
def revoke(feed_id: int) -> ResponseReturnValue:
    """Take a link back: one's own, or any that one may make."""
    row = feeds.get_feed(feed_id)
    own = row.user_id == g.account.user_id or row.owner_email == g.account.email.lower()
    needed = {FeedKind.MEETING: Ability.PLAN, FeedKind.ACTIONS: Ability.SEE_PEOPLE}.get(row.kind)
    if not own and needed not in g.account.abilities:
        abort(404)
    page = url_for(".mine") if own else url_for(".owners")
    if row.kind is FeedKind.MEETING:
        page = url_for(".meeting", meeting_id=row.meeting_id)
    with unit_of_work():
        feeds.revoke(feed_id, now=clock.now())
    flash(_("De link werkt niet meer."), "positive")
    return redirect(page, 303)


def _make(kind: FeedKind, *, user_id: int | None = None, email: str = "") -> None:
    with unit_of_work():
        feeds.make_link(kind, user_id=user_id, email=email, now=clock.now())

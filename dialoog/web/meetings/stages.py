"""The step bar above every page of a meeting."""

from __future__ import annotations

from typing import Any

from flask import url_for

from dialoog.domain.meetings import Stage
from dialoog.services import meetings
from dialoog.web.meetings.blueprint import bp
from dialoog.web.words import label

PAGES = {
    Stage.PLAN: "meetings.show",
    Stage.INVITATIONS: "invitations.index",
    Stage.SEATING: "seating.index",
    Stage.LIVE: "live.hall",
    Stage.AFTER: "followup.meeting",
}


@bp.app_template_global("stages_of")
def stages_of(meeting: Any, here: str) -> list[dict[str, Any]]:
    """Give the stages of a meeting for the step bar; ``here`` is the one on the page."""
    done = meetings.find_stages_done(meeting)
    return [
        {
            "label": label(stage),
            "url": url_for(page, meeting_id=meeting.id),
            "state": "now" if stage == here else "done" if stage in done else "todo",
        }
        for stage, page in PAGES.items()
    ]

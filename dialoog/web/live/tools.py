"""The screens that a phase of a run sheet works with, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for

from dialoog.domain.methods import Phase, Tool
from dialoog.web.live.blueprint import bp
from dialoog.web.words import label

PAGES: dict[Tool, str] = {
    Tool.CIRCLES: "mirror.circles",
    Tool.ROUTE: "mirror.route",
    Tool.QUESTION_SLIPS: "mirror.slips",
    Tool.MIRROR: "mirror.sentences",
}
"""The endpoint of each screen; it gets the number of the table."""


@dataclass(frozen=True)
class ToolLink:
    """The way to a screen of one table."""

    label: str
    url: str


@bp.app_template_filter("tools_at")
def tools_at(phase: Phase, table_id: int) -> list[ToolLink]:
    """Give the ways to the screens of a phase, for one table."""
    return [
        ToolLink(label(tool), url_for(PAGES[tool], table_id=table_id))
        for tool in phase.tools
        if tool in PAGES
    ]

"""Where each thing that is open in a record is repaired."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from dialoog.domain.record import RecordGap
from dialoog.services.record import Gap, Progress
from dialoog.web.words import label

AGREEMENT = {RecordGap.OWNER, RecordGap.DUE_ON, RecordGap.NOTICED_HOW}


@dataclass(frozen=True)
class Repair:
    """One thing that is open, in words, with the page where it is closed."""

    about: str
    wrong: str
    url: str
    must: bool


def repairs(progress: Progress) -> list[Repair]:
    """Give everything that is open, what waits for a person first."""
    found = [
        Repair(_about(gap), label(gap.kind), _url(gap, progress), gap.must_be_closed)
        for gap in progress.gaps
    ]
    return sorted(found, key=lambda repair: not repair.must)


def _about(gap: Gap) -> str:
    if gap.agreement is not None:
        return gap.agreement.what
    if gap.kind is RecordGap.CARE:
        # What hurt is not repeated here: it stands where care is chosen.
        return _("Een wormpje")
    return gap.contribution.text if gap.contribution is not None else ""


def _url(gap: Gap, progress: Progress) -> str:
    if gap.correction is not None:
        return url_for("record.correction", correction_id=gap.correction.id)
    if gap.agreement is not None:
        page = "edit_agreement" if gap.kind in AGREEMENT else "read_back"
        return url_for(f"followup.{page}", agreement_id=gap.agreement.id)
    contribution = gap.contribution
    if gap.kind is RecordGap.KIND and contribution is not None and contribution.table_id:
        return url_for("live.edit", table_id=contribution.table_id, contribution_id=contribution.id)
    return url_for("feedback.board", programme_id=progress.meeting.programme_id)

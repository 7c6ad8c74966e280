"""The screens of a cycle at a table lead back to the guide, and keep each group to itself."""

from __future__ import annotations

import pytest

from dialoog.domain.cycles import Side, Stage
from dialoog.services import cycles
from tests.cycle_room import SECRETS, make_cycle, meet, tell
from tests.live_room import do

BUNDLES, OWN, JOINT = 1, 2, 3


@pytest.mark.parametrize(
    ("stage", "step", "screen"),
    [
        (Stage.BUNDLE, BUNDLES, "bundels"),
        (Stage.OWN, OWN, "onze-kijk"),
        (Stage.JOINT, JOINT, "beide-kanten"),
    ],
)
def test_every_screen_leads_back_to_the_guide(as_facilitator, stage, step, screen):
    made = make_cycle(stage)
    room = meet(made, step=step, guide=as_facilitator)
    do(lambda: cycles.choose_meeting(made.side(Side.COUNCIL), room.meeting_id))

    page = as_facilitator.get(f"/tafels/{room.table_id}/{screen}").text

    assert f'href="/tafels/{room.table_id}"' in page
    assert "Terug naar de tafel" in page


def test_group_writes_its_view_at_its_table_and_reads_nothing_of_the_other(as_facilitator):
    made = make_cycle(Stage.OWN)
    room = meet(made, step=OWN, guide=as_facilitator)
    do(lambda: cycles.choose_meeting(made.side(Side.COUNCIL), room.meeting_id))
    tell(made, Side.MANAGEMENT, SECRETS[Side.MANAGEMENT])

    page = as_facilitator.post(
        f"/tafels/{room.table_id}/onze-kijk",
        data={"theme": made.themes[0].id, "text": "Wij wachten te lang."},
        follow_redirects=True,
    ).text

    assert "Wij wachten te lang." in page
    assert SECRETS[Side.MANAGEMENT] not in page

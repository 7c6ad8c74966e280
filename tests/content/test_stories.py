"""Stories: the shipped ones can be read, and a fault is named by its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialoog.content import shipped_methods
from dialoog.content.stories import DEMO, StoryError, read_story

START = (DEMO / "3_wonen.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.toml")), ids=lambda path: path.stem)
def test_shipped_story_fits_its_method(path: Path) -> None:
    story = read_story(path)

    for meeting in story.meeting:
        method = shipped_methods()[meeting.method]
        records = {phase.key: phase.records for phase in method.phases}
        assert meeting.step in {step.key for step in method.meetings}
        assert all(said.kind in records[said.phase] for said in meeting.said)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('title = "Prettig wonen in de Boomstraat"', "", "programme: 'title' is missing"),
        ("planned = -30", 'planned = -30\nkleur = "rood"', "meeting 1: 'kleur' is not known here"),
        ("planned = -30", 'planned = "gisteren"', "a date or a number of days from today"),
        ('origin = "care_users"', 'origin = "maan"', "is none of care_users"),
        ("count = 14", 'count = "veel"', "invite 1: count: 'veel' is of the wrong kind"),
        ("[programme]", "[programme", "story.toml: "),
    ],
)
def test_fault_is_named_by_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    path = tmp_path / "story.toml"
    path.write_text(START.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(StoryError, match=r"^story\.toml: ") as raised:
        read_story(path)

    assert complaint in str(raised.value)


def test_day_may_be_a_date(tmp_path: Path) -> None:
    path = tmp_path / "story.toml"
    path.write_text(START.replace("planned = -30", "planned = 2026-10-01"), encoding="utf-8")

    assert str(read_story(path).meeting[0].planned) == "2026-10-01"

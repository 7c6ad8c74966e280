"""The sample set that calendar programs judge."""

import email
from email import policy

from click.testing import CliRunner
from icalendar import Calendar

from dialoog.cli.invitations import invitations


def written(folder) -> dict[str, bytes]:
    result = CliRunner().invoke(invitations, ["sample", str(folder)])
    assert result.exit_code == 0, result.output
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def calendar_of(raw: bytes) -> Calendar:
    message = email.message_from_bytes(raw, policy=policy.default)
    (part,) = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return Calendar.from_ical(part.get_payload(decode=True))


def test_sample_writes_one_meeting_from_invitation_to_cancellation(tmp_path):
    files = written(tmp_path / "new" / "sample")

    assert set(files) == {"request.eml", "update.eml", "cancel.eml", "feed.ics", "action.ics"}
    calendars = [calendar_of(files[f"{name}.eml"]) for name in ("request", "update", "cancel")]
    events = [calendar.events[0] for calendar in calendars]
    assert [calendar["method"] for calendar in calendars] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({event["uid"] for event in events}) == 1
    assert [event["sequence"] for event in events] == [0, 1, 2]
    assert events[0].start != events[1].start == events[2].start


def test_sample_writes_the_same_bytes_every_time(tmp_path):
    assert written(tmp_path / "one") == written(tmp_path / "two")


def test_sample_without_a_folder_is_wrong_use():
    assert CliRunner().invoke(invitations, ["sample"]).exit_code == 2

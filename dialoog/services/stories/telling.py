"""The whole story in order: the programme, its meetings, the answers and the end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from dialoog.content.stories import ProgrammePart, Story
from dialoog.services import history, organisations, people, programmes
from dialoog.services.stories.following import tell_answers, tell_check, tell_close, tell_report
from dialoog.services.stories.holding import hold
from dialoog.services.stories.preparing import prepare
from dialoog.services.stories.timeline import Timeline


def load_story(
    story: Story,
    *,
    organisation_id: int,
    user_id: int | None,
    today: date,
    people_file: tuple[str, bytes] | None = None,
) -> int:
    """Load a story; gives the number of its programme.

    Opens a unit of work for each thing that happened, as a worker does. ``people_file`` is the
    name and the content of the list of people. Raises ``Refused`` where the story breaks a rule.
    """
    timeline = Timeline(today, organisation_id, user_id)
    history.actor.set(user_id)
    with organisations.within(organisation_id):
        if people_file:
            with timeline.on(story.programme.day) as now:
                people.import_file(*people_file, now=now, dry_run=False)
        programme_id = _start(story.programme, timeline)
        for meeting in story.meeting:
            meeting_id = prepare(meeting, programme_id, timeline)
            if meeting.held and timeline.has_come(meeting.day):
                hold(meeting, meeting_id, timeline)
        tell_answers(story, programme_id, timeline)
        tell_report(story.report, programme_id, timeline)
        tell_check(story.check, programme_id, timeline)
        tell_close(story.closed, programme_id, timeline)
        timeline.come_to_today()
    return programme_id


def _start(part: ProgrammePart, timeline: Timeline) -> int:
    answers = asdict(part)
    for name in ("title", "day", "share", "least"):
        del answers[name]
    answers["decides_on"] = timeline.date_of(part.decides_on)
    answers["report_by"] = timeline.date_of(part.report_by)
    answers["report_channels"] = frozenset(part.report_channels)
    with timeline.on(part.day) as now:
        row = programmes.create_programme(part.title, owner_id=timeline.user_id, now=now)
        programmes.answer_intake(row.id, answers, version=row.version, user_id=timeline.user_id)
        programmes.start(
            row.id,
            share=part.share,
            least=part.least,
            today=timeline.date_of(part.day),
            user_id=timeline.user_id,
        )
        return row.id

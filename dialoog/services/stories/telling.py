"""The whole story: a programme with its meetings, its answers and its end."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime

from dialoog.content.stories import Story
from dialoog.services import history, organisations, people, programmes
from dialoog.services.stories.cycling import tell_cycle
from dialoog.services.stories.following import (
    tell_answers,
    tell_check,
    tell_close,
    tell_measures,
    tell_report,
    tell_updates,
)
from dialoog.services.stories.holding import tell_day
from dialoog.services.stories.listening import tell_signals
from dialoog.services.stories.preparing import tell_preparation
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldMeeting, ToldProgramme

SETTLED_AT_START = ("title", "day", "share", "least")


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
    told = ToldProgramme(story.folder)
    _tell_start(story, told, timeline, people_file)
    tell_signals(story, told, timeline)
    for part in story.meeting:
        meeting = ToldMeeting(part)
        tell_preparation(meeting, told, timeline)
        tell_day(meeting, told, timeline)
    tell_cycle(story.cycle, told, timeline)
    tell_answers(story, told, timeline)
    tell_report(story.report, told, timeline)
    tell_updates(story, told, timeline)
    tell_check(story.check, told, timeline)
    tell_measures(story, told, timeline)
    tell_close(story.closed, told, timeline)
    with organisations.within(organisation_id), history.acting(user_id):
        timeline.unfold()
    return told.id


def _tell_start(
    story: Story,
    told: ToldProgramme,
    timeline: Timeline,
    people_file: tuple[str, bytes] | None,
) -> None:
    part = story.programme
    answers = asdict(part)
    for name in SETTLED_AT_START:
        del answers[name]
    answers["decides_on"] = timeline.date_of(part.decides_on)
    answers["report_by"] = timeline.date_of(part.report_by)
    answers["report_channels"] = frozenset(part.report_channels)

    def start(now: datetime) -> None:
        if people_file:
            people.import_file(*people_file, now=now, dry_run=False)
        row = programmes.create_programme(part.title, owner_id=timeline.user_id, now=now)
        programmes.answer_intake(row.id, answers, version=row.version, user_id=timeline.user_id)
        programmes.start(
            row.id,
            share=part.share,
            least=part.least,
            today=timeline.date_of(part.day),
            user_id=timeline.user_id,
        )
        told.id = row.id

    timeline.add(part.day, start)

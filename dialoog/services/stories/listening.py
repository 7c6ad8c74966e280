"""The signals of a story: when they came in, and what became of them."""

from __future__ import annotations

from datetime import date, datetime

from dialoog.content.stories import SignalPart, Story, StoryError
from dialoog.domain.programmes import PolicyPhase, RoomLeft
from dialoog.services import people, signals
from dialoog.services.signals import Request, SignalWords
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldProgramme


def tell_signals(story: Story, told: ToldProgramme, timeline: Timeline) -> None:
    """Let the signals come in on their days, and be settled when the story says so."""
    for part in story.signal:
        _tell_signal(part, story, told, timeline)


def _tell_signal(part: SignalPart, story: Story, told: ToldProgramme, timeline: Timeline) -> None:
    if part.advises and part.reply_by is None:
        raise StoryError("signal: unasked advice needs 'reply_by', the day of its reply")
    taken: list[int] = []
    heard_on = timeline.date_of(part.day)

    def take_in(now: datetime) -> None:
        taken.append(signals.take_in(_words(part, heard_on), now=now).id)

    def settle(now: datetime) -> None:
        if part.answer:
            signals.answer(taken[0], part.answer, now=now, user_id=timeline.user_id)
        elif part.becomes:
            request = _request(part, story)
            signals.translate(taken[0], request, now=now, user_id=timeline.user_id)
        else:
            _put_on_board(part, taken[0], told, timeline, now=now)

    timeline.add(part.day, take_in)
    if part.settled is not None:
        timeline.add(part.settled, settle)


def _put_on_board(
    part: SignalPart, signal_id: int, told: ToldProgramme, timeline: Timeline, *, now: datetime
) -> None:
    """Let a signal be heard in the programme of the story, as advice when it is that."""
    if not told.id:
        raise StoryError("signal: it is settled before the programme of the story begins")
    reply_by = timeline.find_date(part.reply_by)
    if part.advises and reply_by:
        signals.advise(
            signal_id,
            told.id,
            title=part.advises,
            reply_by=reply_by,
            now=now,
            user_id=timeline.user_id,
        )
    else:
        signals.join([signal_id], told.id, now=now, user_id=timeline.user_id)


def _words(part: SignalPart, heard_on: date) -> SignalWords:
    groups = {group.name: group.id for group, _ in people.list_groups()}
    if part.group and part.group not in groups:
        raise StoryError(f"signal: there is no group called {part.group!r}")
    return SignalWords(
        text=part.text,
        origin=part.origin,
        channel=part.channel,
        heard_on=heard_on,
        group_id=groups.get(part.group),
        quotable=part.quotable,
    )


def _request(part: SignalPart, story: Story) -> Request:
    """Give a request that has just begun: asked of the same people as the story's programme."""
    return Request(
        title=part.becomes,
        heard=part.text,
        heard_from=part.group.lower(),
        origin=part.origin,
        asked_of=story.programme.asked_of,
        phase=PolicyPhase.PREPARATION,
        room_left=RoomLeft.MUCH,
    )

"""What follows a meeting in a story: answers, the report back, the check and the end."""

from __future__ import annotations

from datetime import datetime

from dialoog.content.stories import (
    AdvicePart,
    AsidePart,
    CheckPart,
    MeasurePart,
    ReportPart,
    Story,
    StoryError,
    UpdatePart,
)
from dialoog.content.story_days import Day
from dialoog.domain.feedback import CheckAnswer, DeliveryState
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.people import Channel
from dialoog.services import measures
from dialoog.services.feedback import board, checks, reporting, updates
from dialoog.services.feedback import stories as significant
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.stories.timeline import Timeline
from dialoog.services.stories.told import ToldProgramme


def tell_answers(story: Story, told: ToldProgramme, timeline: Timeline) -> None:
    """Gather what was said into advice, decide on it, and set aside what is not used."""
    for advice in story.advice:
        _tell_advice(advice, told, timeline)
    for aside in story.aside:
        _tell_aside(aside, told, timeline)


def _tell_aside(part: AsidePart, told: ToldProgramme, timeline: Timeline) -> None:
    def set_aside(_now: datetime) -> None:
        board.set_aside(told.id, _find_said(told.id, part.of), reason=part.reason)

    timeline.add(part.day, set_aside)


def _tell_advice(part: AdvicePart, told: ToldProgramme, timeline: Timeline) -> None:
    def answer(now: datetime) -> None:
        said = _find_said(told.id, part.of)
        row = board.make_advice(told.id, said, title=part.title, asked=True, now=now)
        if part.answer is None:
            return
        words = DecisionWords(
            answer=part.answer,
            reason=part.reason,
            decided_by=part.by,
            decided_on=timeline.date_of(part.day),
            until=timeline.find_date(part.until),
            change=part.change,
            noticed_how=part.noticed,
        )
        board.decide(row.id, words, version=row.version, now=now)

    timeline.add(part.day, answer)


def _find_said(programme_id: int, texts: tuple[str, ...]) -> list[int]:
    said = {row.text: row.id for row in board.get_board(programme_id).unplaced}
    for text in texts:
        if text not in said:
            raise StoryError(f"of: nobody said {text!r}, or it has an answer already")
    return [said[text] for text in texts]


def tell_report(part: ReportPart | None, told: ToldProgramme, timeline: Timeline) -> None:
    """Tell everybody what was decided, also by phone and letter."""
    if part is None:
        return
    sent: list[int] = []

    def report(now: datetime) -> None:
        message = reporting.send_report(
            told.id,
            opening=part.opening,
            now=now,
            today=timeline.date_of(part.day),
            user_id=timeline.user_id,
        )
        sent.append(message.id)

    def post_and_phone(now: datetime) -> None:
        for delivery in reporting.get_message(sent[0]).deliveries:
            if delivery.channel is not Channel.MAIL and delivery.state is DeliveryState.WAITING:
                reporting.mark_told(delivery.id, DeliveryState.REACHED, now=now)

    timeline.add(part.day, report)
    timeline.add(part.day, post_and_phone)


def tell_updates(story: Story, told: ToldProgramme, timeline: Timeline) -> None:
    """Let people hear what was planned, or leave it out with a reason."""
    for part in story.update:
        _tell_update(part, told, timeline)


def _tell_update(part: UpdatePart, told: ToldProgramme, timeline: Timeline) -> None:
    def hear(_now: datetime) -> None:
        today = timeline.date_of(part.day)
        for planned in updates.list_planned(told.id, today=today):
            if planned.row.kind is part.kind and planned.row.as_update().is_open:
                if part.skipped:
                    updates.skip(planned.row.id, reason=part.skipped)
                else:
                    updates.finish_by_hand(planned.row.id, today=today)

    timeline.add(part.day, hear)


def tell_check(part: CheckPart | None, told: ToldProgramme, timeline: Timeline) -> None:
    """Ask whether it is better, and let care users answer."""
    if part is None:
        return
    said = (
        [CheckAnswer.YES] * part.yes
        + [CheckAnswer.NO] * part.no
        + [CheckAnswer.UNSURE] * part.unsure
    )

    def ask(now: datetime) -> None:
        today = timeline.date_of(part.day)
        check = checks.open_round(
            told.id,
            question=part.question,
            closes_on=timeline.date_of(part.closes),
            now=now,
            today=today,
        )
        care_users = [row.id for row in check.answers if row.care_user]
        words = [part.words] + [""] * len(care_users)
        for answer_id, answer, told_with_it in zip(care_users, said, words, strict=False):
            checks.answer(
                answer_id,
                answer,
                words=told_with_it,
                quotable=bool(told_with_it),
                through=AnswerChannel.LINK,
                now=now,
                today=today,
            )

    timeline.add(part.day, ask)
    if part.words:
        _tell_choice(part, told, timeline)


def _tell_choice(part: CheckPart, told: ToldProgramme, timeline: Timeline) -> None:
    def choose(_now: datetime) -> None:
        best, *_ = significant.list_tellable(told.id)
        significant.choose_story(
            told.id,
            best.key,
            because=part.because,
            chosen_by=part.chosen_by,
            today=timeline.date_of(part.closes),
        )

    timeline.add(part.closes, choose)


def tell_measures(story: Story, told: ToldProgramme, timeline: Timeline) -> None:
    """Count what people filled in of the short measure."""
    for part in story.measure:
        _tell_measure(part, told, timeline)


def _tell_measure(part: MeasurePart, told: ToldProgramme, timeline: Timeline) -> None:
    def fill_in(_now: datetime) -> None:
        for score in part.scores:
            measures.enter(told.id, part.moment, part.side, {part.statement: score})

    timeline.add(part.day, fill_in)


def tell_close(day: Day | None, told: ToldProgramme, timeline: Timeline) -> None:
    """Close the programme on the word of the people."""
    if day is None:
        return

    def close(_now: datetime) -> None:
        checks.close(told.id, override=None, today=timeline.date_of(day), user_id=timeline.user_id)

    timeline.add(day, close)

"""What follows a meeting in a story: answers, the report back, actions, the check and the end."""

from __future__ import annotations

from dialoog.content.stories import AdvicePart, CheckPart, Day, ReportPart, Story, StoryError
from dialoog.domain.feedback import CheckAnswer, DeliveryState
from dialoog.domain.invitations import AnswerChannel
from dialoog.domain.people import Channel
from dialoog.services.feedback import board, checks, reporting
from dialoog.services.feedback.board import DecisionWords
from dialoog.services.stories.timeline import Timeline


def tell_answers(story: Story, programme_id: int, timeline: Timeline) -> None:
    """Gather what was said into advice, decide on it, and set aside what is not used."""
    for advice in story.advice:
        if timeline.has_come(advice.day):
            _answer(advice, programme_id, timeline)
    for aside in story.aside:
        if story.advice and timeline.has_come(story.advice[-1].day):
            with timeline.on(story.advice[-1].day):
                chosen = _find_said(programme_id, aside.of)
                board.set_aside(programme_id, chosen, reason=aside.reason)


def _answer(part: AdvicePart, programme_id: int, timeline: Timeline) -> None:
    with timeline.on(part.day) as now:
        row = board.make_advice(
            programme_id,
            _find_said(programme_id, part.of),
            title=part.title,
            asked=True,
            now=now,
        )
        if part.answer is None:
            return
        words = DecisionWords(
            answer=part.answer,
            reason=part.reason,
            decided_by=part.by,
            decided_on=timeline.date_of(part.day),
            until=timeline.date_of(part.until) if part.until is not None else None,
            change=part.change,
            noticed_how=part.noticed,
        )
        board.decide(row.id, words, version=row.version, now=now)


def _find_said(programme_id: int, texts: tuple[str, ...]) -> list[int]:
    said = {row.text: row.id for row in board.get_board(programme_id).unplaced}
    for text in texts:
        if text not in said:
            raise StoryError(f"of: nobody said {text!r}, or it has an answer already")
    return [said[text] for text in texts]


def tell_report(part: ReportPart | None, programme_id: int, timeline: Timeline) -> None:
    """Tell everybody what was decided."""
    if part is None or not timeline.has_come(part.day):
        return
    with timeline.on(part.day) as now:
        message = reporting.send_report(
            programme_id,
            opening=part.opening,
            now=now,
            today=timeline.date_of(part.day),
            user_id=timeline.user_id,
        )
        message_id = message.id
    with timeline.on(part.day) as now:
        for delivery in reporting.get_message(message_id).deliveries:
            if delivery.channel is not Channel.MAIL and delivery.state is DeliveryState.WAITING:
                reporting.mark_told(delivery.id, DeliveryState.REACHED, now=now)


def tell_check(part: CheckPart | None, programme_id: int, timeline: Timeline) -> None:
    """Ask whether it is better, and let care users answer."""
    if part is None or not timeline.has_come(part.day):
        return
    day = timeline.date_of(part.day)
    with timeline.on(part.day) as now:
        check = checks.open_round(
            programme_id,
            question=part.question,
            closes_on=timeline.date_of(part.closes),
            now=now,
            today=day,
        )
        said = (
            [CheckAnswer.YES] * part.yes
            + [CheckAnswer.NO] * part.no
            + [CheckAnswer.UNSURE] * part.unsure
        )
        care_users = [row.id for row in check.answers if row.care_user]
        for answer_id, answer in zip(care_users, said, strict=False):
            checks.answer(
                answer_id, answer, words="", through=AnswerChannel.LINK, now=now, today=day
            )


def tell_close(day: Day | None, programme_id: int, timeline: Timeline) -> None:
    """Close the programme on the word of the people."""
    if day is None or not timeline.has_come(day):
        return
    with timeline.on(day):
        checks.close(
            programme_id, override=None, today=timeline.date_of(day), user_id=timeline.user_id
        )

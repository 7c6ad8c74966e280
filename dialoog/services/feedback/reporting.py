"""Tell people what was decided on what they said; once all have heard it, the promise is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dialoog.domain import feedback
from dialoog.domain.feedback import DeliveryState, MessageKind, UpdateKind
from dialoog.domain.figures import rounded
from dialoog.domain.followup import ActionState
from dialoog.domain.people import Channel
from dialoog.domain.tasks import TaskKind
from dialoog.services import history, links, tasks
from dialoog.services.feedback import deliveries, updates
from dialoog.services.feedback.keeping import keep_promise
from dialoog.services.feedback.reading import Board, get_board
from dialoog.services.feedback.rounds import plan_rounds
from dialoog.services.tasks import About
from dialoog.storage import db, followup
from dialoog.storage import feedback as storage
from dialoog.storage.feedback import AdviceRow, DecisionRow, DeliveryRow, MessageRow
from dialoog.storage.followup import ActionFilter
from dialoog.storage.programmes import ProgrammeRow, get_programme

CARRIED_OUT = (ActionState.DONE, ActionState.NOTICED)

list_messages = storage.list_messages
list_messages_by_reach = storage.list_messages_by_reach
get_message = storage.get_message
mark_told = deliveries.mark_told
mail_as_read = deliveries.mail_as_read


@dataclass(frozen=True)
class Preview:
    """A report-back as it would go out now.

    ``ways`` says about how many people it will reach in each way; None is too few to show.
    """

    board: Board
    subject: str
    text: str
    ways: Mapping[Channel | DeliveryState, int | None]

    @property
    def not_yet(self) -> str:
        """The address in it that only opens once this is sent; empty when it is open already."""
        programme = self.board.programme
        return "" if programme.published else public_address(programme)


def preview(programme_id: int, *, language: str = deliveries.WRITTEN_IN) -> Preview:
    """Show what people would get, without sending anything."""
    board = get_board(programme_id)
    opening = board.programme.report_opening
    kind, facts = _kind(board.programme), _facts(board, opening)
    subject, text = deliveries.word(kind, language=language, **facts)
    ways = Counter(
        deliveries.way_to(person, refused=refused)
        for person, refused in storage.list_listeners(programme_id)
        if feedback.is_wanted(kind, news=person.news)
    )
    about = {way: rounded(count) for way, count in ways.items()}
    return Preview(board=board, subject=subject, text=text, ways=about)


def keep_opening(programme_id: int, opening: str) -> None:
    """Keep the opening words for the next report-back, so that every preview shows them."""
    get_programme(programme_id).report_opening = opening.strip()


def send_report(
    programme_id: int,
    *,
    opening: str,
    now: datetime,
    today: date,
    user_id: int | None,
    update_id: int | None = None,
) -> MessageRow:
    """Tell everybody who took part, and open the public page.

    Refused while anything that was said has no answer. After the first time it is an update;
    ``update_id`` is what was planned and is done with it.
    """
    board = get_board(programme_id)
    kind = _kind(board.programme)
    programme = feedback.report_back(
        board.programme.as_programme(),
        contributions=board.said,
        advices=board.gathered,
        told_at=board.told_at,
        today=today,
    )
    board.programme.remember(programme, user_id=user_id)
    board.programme.published, board.programme.report_opening = True, ""
    history.note("programme.reported", "programme", programme_id)
    message = deliveries.tell(
        kind,
        programme_id=programme_id,
        people=storage.list_who_took_part(programme_id),
        now=now,
        **_facts(board, opening),
    )
    db.session.flush()
    keep_promise(message, today=today)
    _end_replies(board, now=now, user_id=user_id)
    if kind is MessageKind.REPORT:
        plan_rounds(programme_id, told_on=today)
    _note_in_calendar(programme_id, update_id, today=today)
    return message


def _end_replies(board: Board, *, now: datetime, user_id: int | None) -> None:
    """Note that who gave advice unasked has the reply that was promised."""
    for row in board.advices:
        if not row.asked:
            about = About(programme_id=row.programme_id, advice_id=row.id)
            tasks.finish_about(TaskKind.ANSWER_ADVICE, about, now=now, user_id=user_id)


def _note_in_calendar(programme_id: int, update_id: int | None, *, today: date) -> None:
    updates.finish(programme_id, {UpdateKind.ANSWERS, UpdateKind.NEWS}, today=today)
    if update_id is not None:
        updates.finish_one(programme_id, update_id, today=today)


def public_address(programme: ProgrammeRow) -> str:
    """Give the address of a programme's public page."""
    return links.absolute("feedback.public_page", key=programme.public_key)


def unused(board: Board) -> list[tuple[str, int]]:
    """Give why contributions aren't used, and how many for each reason."""
    return list(Counter(row.set_aside_reason for row in board.set_aside).items())


def newest_decision(advice: AdviceRow) -> DecisionRow | None:
    """Give the decision on an advice that counts, or None."""
    return advice.decisions[-1] if advice.decisions else None


def _kind(programme: ProgrammeRow) -> MessageKind:
    """Say what leaves: who was promised an answer gets a report, also who wants little news."""
    promise = programme.as_programme().promise
    promised = promise is not None and promise.sent_on is None
    news = programme.state in feedback.TOLD and not promised
    return MessageKind.UPDATE if news else MessageKind.REPORT


def _facts(board: Board, opening: str) -> dict[str, Any]:
    return {
        "programme": board.programme,
        "opening": opening.strip(),
        "answers": [(row, newest_decision(row)) for row in board.advices],
        "unused": unused(board),
        "done": [
            row
            for row in followup.list_actions(ActionFilter(programme_id=board.programme.id))
            if row.state in CARRIED_OUT
        ],
        "public_url": public_address(board.programme),
    }


__all__ = [
    "DeliveryRow",
    "MessageRow",
    "Preview",
    "get_message",
    "get_programme",
    "keep_opening",
    "list_messages",
    "list_messages_by_reach",
    "mail_as_read",
    "mark_told",
    "newest_decision",
    "preview",
    "public_address",
    "send_report",
    "unused",
]

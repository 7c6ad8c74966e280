"""What becomes of a signal: every way leaves a trace, and none lets it vanish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from dialoog.domain import programmes as intake
from dialoog.domain import signals as domain
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.programmes import Intake, Obstacle, Origin, PolicyPhase, RoomLeft
from dialoog.domain.refusal import Refused
from dialoog.domain.signals import SignalState
from dialoog.services import clock, history, programmes
from dialoog.services.feedback import board
from dialoog.storage import db
from dialoog.storage import signals as storage
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.programmes import ProgrammeRow, get_programme
from dialoog.storage.signals import SignalRow

# No method has it: what comes before any meeting was said outside a run sheet.
KIND = "signaal"


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request for advice as somebody asks it, with the answers of "vraag door"."""

    title: str
    heard: str
    heard_from: str
    origin: Origin
    asked_of: str
    phase: PolicyPhase
    room_left: RoomLeft
    suits: str = ""
    decider: str = ""

    def as_intake(self) -> Intake:
        """Give the answers to the intake that are known by now."""
        return Intake(
            heard=self.heard,
            heard_from=self.heard_from,
            origin=self.origin,
            asked_of=self.asked_of,
            suits=self.suits,
            phase=self.phase,
            room_left=self.room_left,
            decider=self.decider,
        )

    def advice(self, *, today: date) -> tuple[Obstacle, ...]:
        """Give the reasons not to start."""
        return intake.advice(self.as_intake(), today=today)


def join(
    signal_ids: Iterable[int], programme_id: int, *, now: datetime, user_id: int | None
) -> Sequence[SignalRow]:
    """Let signals be heard in a programme: they wait on its answer board, like all that is said."""
    programme = _get_joinable(programme_id)
    rows = storage.list_signals(signal_ids)
    if not rows:
        raise Refused("signal.none_chosen")
    for row in rows:
        _settle(row, SignalState.JOINED, programme, now=now, user_id=user_id)
    return rows


def ask(request: Request, *, now: datetime, user_id: int | None) -> ProgrammeRow:
    """Begin a programme with what is known of a request; the intake asks the rest."""
    row = programmes.create_programme(request.title, owner_id=user_id, now=now)
    begun = request.as_intake()
    answers = {
        name: getattr(begun, name)
        for name in (
            "heard",
            "heard_from",
            "origin",
            "asked_of",
            "suits",
            "phase",
            "room_left",
            "decider",
        )
    }
    return programmes.answer_intake(row.id, answers, version=row.version, user_id=user_id)


def translate(
    signal_id: int, request: Request, *, now: datetime, user_id: int | None
) -> ProgrammeRow:
    """Let a signal become a request for advice: a programme that begins with its words."""
    signal = storage.get_signal(signal_id)
    domain.require_open(signal.state)
    programme = ask(request, now=now, user_id=user_id)
    _settle(signal, SignalState.TRANSLATED, programme, now=now, user_id=user_id)
    return programme


def advise(
    signal_id: int,
    programme_id: int,
    *,
    title: str,
    reply_by: date,
    now: datetime,
    user_id: int | None,
) -> AdviceRow:
    """Let a signal be advice that people give unasked, with the day on which they get a reply."""
    domain.require_reply_to_come(reply_by, today=clock.day_of(now))
    signal = storage.get_signal(signal_id)
    contribution = _settle(
        signal, SignalState.ADVISED, _get_joinable(programme_id), now=now, user_id=user_id
    )
    advice = board.make_advice(programme_id, [contribution.id], title=title, asked=False, now=now)
    advice.reply_by = reply_by
    return advice


def answer(signal_id: int, reason: str, *, now: datetime, user_id: int | None) -> SignalRow:
    """Answer a signal at once, with a reason; it asks for no programme."""
    row = storage.get_signal(signal_id)
    row.state = domain.settle(row.state, SignalState.ANSWERED, reason=reason)
    row.answer = reason.strip()
    _note(row, now=now, user_id=user_id)
    return row


def reopen(signal_id: int, *, now: datetime) -> SignalRow:
    """Take back what was done with a signal, unless its words already have a place on the board."""
    row = storage.get_signal(signal_id)
    row.state = domain.reopen(row.state, used=storage.is_used(row))
    if row.contribution is not None:
        row.contribution.withdrawn_at = now
    row.programme_id = row.contribution_id = row.settled_on = row.settled_by_id = None
    row.answer = ""
    history.note("signal.reopened", "signal", row.id)
    return row


def _get_joinable(programme_id: int) -> ProgrammeRow:
    row = get_programme(programme_id)
    if row.state is intake.ProgrammeState.CLOSED:
        raise Refused("programme.closed")
    return row


def _settle(
    row: SignalRow,
    outcome: SignalState,
    programme: ProgrammeRow,
    *,
    now: datetime,
    user_id: int | None,
) -> ContributionRow:
    row.state = domain.settle(row.state, outcome)
    contribution = ContributionRow(
        client_id=uuid4(),
        programme_id=programme.id,
        kind=KIND,
        text=row.text,
        source=Source.SIGNAL,
        quote_consent=QuoteConsent.ANONYMOUS if row.quotable else QuoteConsent.TABLE_ONLY,
        recorded_at=now,
    )
    db.session.add(contribution)
    db.session.flush()
    row.programme_id, row.contribution_id = programme.id, contribution.id
    _note(row, now=now, user_id=user_id)
    return contribution


def _note(row: SignalRow, *, now: datetime, user_id: int | None) -> None:
    row.settled_on, row.settled_by_id = clock.day_of(now), user_id
    history.note("signal.settled", "signal", row.id, state=row.state)

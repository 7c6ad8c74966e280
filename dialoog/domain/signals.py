"""Signals: what residents and staff notice, how long it waits, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dialoog.domain.live import LONGEST_CONTRIBUTION
from dialoog.domain.programmes import Origin
from dialoog.domain.refusal import Refused

ANSWER_DAYS = 14
FEWEST_ANSWER_DAYS = 1
MOST_ANSWER_DAYS = 90


class SignalChannel(StrEnum):
    """How a signal came in."""

    FORM = "form"
    PHONE = "phone"
    CARD = "card"
    MAIL = "mail"
    TALK = "talk"


class SignalState(StrEnum):
    """What became of a signal; each but the first leaves a trace that says where to look."""

    OPEN = "open"
    JOINED = "joined"
    TRANSLATED = "translated"
    ADVISED = "advised"
    ANSWERED = "answered"


class Waiting(StrEnum):
    """How long a signal waits, measured against the days within which it should be answered."""

    FRESH = "fresh"
    AGEING = "ageing"
    OVERDUE = "overdue"


class AgendaVerdict(StrEnum):
    """Whose experience leads the agenda."""

    EMPTY = "empty"
    CARE_USERS_LEAD = "care_users_lead"
    MIXED = "mixed"
    POLICY_DOMINATES = "policy_dominates"


@dataclass(frozen=True, slots=True)
class Agenda:
    """How many themes come from whom (omgekeerde cliëntenparticipatie, Benut Ervaringen)."""

    counts: Mapping[Origin, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def share(self) -> int | None:
        """Whole percent of the themes that come from care users, rounded down; None without any."""
        total = self.total
        return self.counts[Origin.CARE_USERS] * 100 // total if total else None

    @property
    def verdict(self) -> AgendaVerdict:
        """Policy dominates once it brings more themes than care users do."""
        if not self.total:
            return AgendaVerdict.EMPTY
        if self.counts[Origin.POLICY] > self.counts[Origin.CARE_USERS]:
            return AgendaVerdict.POLICY_DOMINATES
        if self.counts[Origin.CARE_USERS] * 2 > self.total:
            return AgendaVerdict.CARE_USERS_LEAD
        return AgendaVerdict.MIXED


def measure_agenda(origins: Iterable[Origin | None]) -> Agenda:
    """Count from whom themes come; a theme of which nobody knows it yet doesn't count."""
    counted = Counter(origin for origin in origins if origin is not None)
    return Agenda({origin: counted[origin] for origin in Origin})


def take_in(text: str, *, heard_on: date, today: date) -> str:
    """Give the words of a signal as they are kept; refuse none, too many, or a day to come."""
    words = text.strip()
    if not words:
        raise Refused("signal.text_missing")
    if len(words) > LONGEST_CONTRIBUTION:
        raise Refused("signal.text_too_long", most=LONGEST_CONTRIBUTION)
    if heard_on > today:
        raise Refused("signal.heard_in_future", day=heard_on)
    return words


def require_open(state: SignalState) -> None:
    """Refuse to settle a signal twice: what became of it stays where people look for it."""
    if state is not SignalState.OPEN:
        raise Refused("signal.settled", state=state)


def settle(state: SignalState, outcome: SignalState, *, reason: str = "") -> SignalState:
    """Give what became of a signal; an answer needs a reason in words."""
    require_open(state)
    if outcome is SignalState.ANSWERED and not reason.strip():
        raise Refused("signal.reason_missing")
    return outcome


def reopen(state: SignalState, *, used: bool) -> SignalState:
    """Give an open signal again; refuse once its words were ``used`` on the answer board."""
    if state is SignalState.OPEN:
        raise Refused("signal.open_already")
    if used:
        raise Refused("signal.used")
    return SignalState.OPEN


def require_reply_to_come(reply_by: date, *, today: date) -> None:
    """Refuse to promise a reply to unasked advice on a day that has passed."""
    if reply_by < today:
        raise Refused("signal.reply_in_past", day=reply_by)


def answer_by(heard_on: date, *, within: int) -> date:
    """Give the last day on which a signal is answered in time; ``within`` is in days."""
    return heard_on + timedelta(days=within)


def days_waiting(heard_on: date, *, today: date) -> int:
    """Give for how many days somebody waits for an answer."""
    return max(0, (today - heard_on).days)


def waiting(heard_on: date, *, today: date, within: int) -> Waiting:
    """Say how long a signal waits: ageing from half the time on, overdue after all of it."""
    days = days_waiting(heard_on, today=today)
    if days > within:
        return Waiting.OVERDUE
    return Waiting.AGEING if days * 2 >= within else Waiting.FRESH


def require_answer_days(days: int) -> int:
    """Give the days within which signals are answered; refuse what nobody can promise."""
    if not FEWEST_ANSWER_DAYS <= days <= MOST_ANSWER_DAYS:
        raise Refused("signal.days_out_of_range", fewest=FEWEST_ANSWER_DAYS, most=MOST_ANSWER_DAYS)
    return days

"""What has to be arranged for who comes: each need a task, until it is arranged or not needed."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from enum import StrEnum
from typing import TypeVar

from dialoog.domain.invitations.invitation import (
    Attendance,
    Invitation,
    InvitationState,
    Reply,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Need, NeedKind
from dialoog.domain.refusal import Refused

Key = TypeVar("Key", bound=Hashable)


class NeedState(StrEnum):
    """How far the task is that a need brings."""

    OPEN = "open"
    ARRANGED = "arranged"
    DROPPED = "dropped"


class NeedStep(StrEnum):
    """What can happen to the task that a need brings; its trace is told in these words."""

    ASK = "ask"
    ARRANGE = "arrange"
    REOPEN = "reopen"
    DROP = "drop"
    ASSIGN = "assign"
    MOVE = "move"
    RECEIVE = "receive"
    MISS = "miss"


TRANSITIONS: dict[tuple[NeedState, NeedStep], NeedState] = {
    (NeedState.OPEN, NeedStep.ARRANGE): NeedState.ARRANGED,
    (NeedState.OPEN, NeedStep.DROP): NeedState.DROPPED,
    (NeedState.ARRANGED, NeedStep.REOPEN): NeedState.OPEN,
    (NeedState.ARRANGED, NeedStep.MOVE): NeedState.OPEN,
    (NeedState.ARRANGED, NeedStep.DROP): NeedState.DROPPED,
    (NeedState.DROPPED, NeedStep.ASK): NeedState.OPEN,
}
TARGET_OF_STEP = {NeedStep.ARRANGE: NeedState.ARRANGED, NeedStep.REOPEN: NeedState.OPEN}
"""What an organiser says in one tap; saying what is so already changes nothing."""
DAY_HAS_BEGUN = frozenset({MeetingState.UNDERWAY, MeetingState.HELD, MeetingState.LOCKED})
FOLLOWED = frozenset({MeetingState.PLANNED, MeetingState.UNDERWAY})
"""In these states of a meeting a task follows what people say; after that it is history."""
_OPEN_QUESTIONS = frozenset(
    {
        InvitationState.QUEUED,
        InvitationState.SENT,
        InvitationState.ANSWERED,
        InvitationState.WAITING,
        InvitationState.OFFERED,
    }
)
_HERE = frozenset({Attendance.PRESENT, Attendance.WALK_IN})


def counts(invitation: Invitation) -> bool:
    """Say whether this person's needs have to be arranged: for a yes, and for who is there.

    A yes to a time that changed keeps counting until the new answer: a taxi needs time.
    """
    return invitation.is_coming or invitation.reserved or invitation.attendance in _HERE


def may_still_come(invitation: Invitation) -> bool:
    """Say whether somebody who was asked can still say yes."""
    said_no = invitation.answer is not None and invitation.answer.reply is Reply.DECLINED
    return invitation.state in _OPEN_QUESTIONS and not said_no and not counts(invitation)


def needs_of(
    invitation: Invitation, needs: Collection[Need], *, companion: str
) -> tuple[Need, ...]:
    """Give what has to be arranged for one person; somebody who comes along needs a chair too."""
    if not counts(invitation):
        return ()
    known = tuple(needs)
    if companion.strip() and all(need.kind is not NeedKind.COMPANION for need in known):
        return (*known, Need(NeedKind.COMPANION, companion.strip()))
    return known


def settle_needs(tasks: Mapping[Key, NeedState], wanted: Collection[Key]) -> dict[Key, NeedState]:
    """Give the state of every task now that exactly these needs are there.

    A new need is open, one that is gone is dropped, one that comes back is open again.
    """
    settled = {key: NeedState.DROPPED for key in tasks if key not in wanted}
    for key in wanted:
        known = tasks.get(key, NeedState.DROPPED)
        settled[key] = NeedState.OPEN if known is NeedState.DROPPED else known
    return settled


def take_need_step(state: NeedState, step: NeedStep) -> NeedState:
    """Give the state after a step; refuse one that can't be taken now."""
    try:
        return TRANSITIONS[state, step]
    except KeyError:
        raise Refused("need.step_not_allowed", state=state) from None


def require_day_begun(meeting: MeetingState) -> None:
    """Refuse to say whether a need was met before the day has begun."""
    if meeting not in DAY_HAS_BEGUN:
        raise Refused("need.day_not_begun")

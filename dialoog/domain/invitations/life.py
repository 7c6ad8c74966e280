"""What may happen to an invitation: one table of allowed steps, and a function for each wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dialoog.domain.invitations.invitation import (
    Answer,
    Appointment,
    Attendance,
    Basis,
    Change,
    Invitation,
    InvitationState,
    InvitationStep,
    Notice,
    Reply,
)
from dialoog.domain.meetings import MeetingState
from dialoog.domain.refusal import Refused

_S, _T = InvitationState, InvitationStep

TRANSITIONS: dict[tuple[InvitationState, InvitationStep], InvitationState] = {
    (_S.DRAFT, _T.QUEUE): _S.QUEUED,
    (_S.BOUNCED, _T.QUEUE): _S.QUEUED,
    (_S.WITHDRAWN, _T.QUEUE): _S.QUEUED,
    (_S.QUEUED, _T.SEND): _S.SENT,
    (_S.QUEUED, _T.BOUNCE): _S.BOUNCED,
    (_S.SENT, _T.BOUNCE): _S.BOUNCED,
    (_S.OFFERED, _T.BOUNCE): _S.BOUNCED,
    **{
        (state, answer): _S.ANSWERED
        for state in (_S.QUEUED, _S.SENT, _S.ANSWERED, _S.BOUNCED, _S.OFFERED)
        for answer in (_T.ACCEPT, _T.MAYBE, _T.DECLINE)
    },
    (_S.WAITING, _T.ACCEPT): _S.WAITING,
    (_S.WAITING, _T.MAYBE): _S.WAITING,
    (_S.WAITING, _T.DECLINE): _S.WITHDRAWN,
    (_S.QUEUED, _T.MOVE): _S.QUEUED,
    (_S.SENT, _T.MOVE): _S.QUEUED,
    (_S.ANSWERED, _T.MOVE): _S.QUEUED,
    (_S.BOUNCED, _T.MOVE): _S.QUEUED,  # a full mailbox may have room again
    (_S.OFFERED, _T.MOVE): _S.OFFERED,
    (_S.DRAFT, _T.WAIT): _S.WAITING,
    (_S.ANSWERED, _T.WAIT): _S.WAITING,
    (_S.LAPSED, _T.WAIT): _S.WAITING,
    (_S.WAITING, _T.OFFER): _S.OFFERED,
    (_S.BOUNCED, _T.OFFER): _S.OFFERED,
    (_S.OFFERED, _T.LAPSE): _S.LAPSED,
    **{(state, _T.WITHDRAW): _S.WITHDRAWN for state in _S if state is not _S.WITHDRAWN},
}

STEP_OF_REPLY = {
    Reply.ACCEPTED: InvitationStep.ACCEPT,
    Reply.TENTATIVE: InvitationStep.MAYBE,
    Reply.DECLINED: InvitationStep.DECLINE,
}


def sequence_after(sequence: int, *, before: Appointment, after: Appointment) -> int:
    """Give the version of an appointment after an edit.

    It goes up only when start, end, place or status changes, so that a better title or a typo
    doesn't undo anybody's answer (RFC 5546 2.1.4).
    """
    return sequence + (before != after)


def check_may_ask(basis: Basis, *, meeting: MeetingState) -> None:
    """Refuse to ask anybody before there is a question, room for influence and a promise.

    Nothing leaves either while the meeting is a draft, or when it is over.
    """
    if meeting is MeetingState.DRAFT:
        raise Refused("invitation.meeting_is_draft")
    _check_open(meeting)
    if not basis.question.strip():
        raise Refused("invitation.no_question")
    if not basis.room.strip():
        raise Refused("invitation.no_room_for_influence")
    if not basis.promise_channels or basis.promise_by is None:
        raise Refused("invitation.no_promise")


def queue(invitation: Invitation, *, basis: Basis, meeting: MeetingState) -> Change:
    """Decide to ask somebody; a withdrawn one is asked anew, a bounced one once more."""
    check_may_ask(basis, meeting=meeting)
    asked = _take(invitation, InvitationStep.QUEUE)
    if invitation.state is not InvitationState.BOUNCED:
        asked = _raise_sequence(asked)
    return Change(replace(asked, until=None), Notice.INVITATION)


def send(invitation: Invitation, *, sequence: int) -> Invitation:
    """Note that the relay, the caller or the post took the notice about this version."""
    told = replace(invitation, told=max(sequence, invitation.told or 0))
    if sequence == invitation.sequence and invitation.state is InvitationState.QUEUED:
        return _take(told, InvitationStep.SEND)
    return told


def bounce(invitation: Invitation) -> Invitation:
    """Note that a notice can't reach the person; one who already answered was reached.

    What came back after the relay took it wasn't told after all.
    """
    if (invitation.state, InvitationStep.BOUNCE) in TRANSITIONS:
        told = None if invitation.told == invitation.sequence else invitation.told
        return replace(_take(invitation, InvitationStep.BOUNCE), until=None, told=told)
    return invitation


def record(invitation: Invitation, answer: Answer, *, meeting: MeetingState) -> Invitation:
    """Keep an answer if it is the newest one; refuse it when nobody waits for it any more.

    Repeats and late arrivals change nothing, in whatever order they come. An answer to an older
    version is kept as such, but the question for the present time stays open. A version that was
    never sent counts as the present one.
    """
    _check_open(meeting)
    if invitation.sequence is None:
        raise Refused("invitation.not_sent_yet")
    if invitation.state is InvitationState.WITHDRAWN:
        raise Refused("invitation.withdrawn")
    if _offer_is_over(invitation, at=answer.at):
        raise Refused("invitation.offer_lapsed")
    answer = replace(answer, sequence=min(answer.sequence, invitation.sequence))
    if invitation.answer is not None and answer.rank <= invitation.answer.rank:
        return invitation
    answered = replace(invitation, answer=answer, told=max(answer.sequence, invitation.told or 0))
    if answered.answer_is_outdated:
        kept = answered.reserved and answer.reply is Reply.ACCEPTED
        return replace(answered, reserved=kept)
    return replace(_take(answered, STEP_OF_REPLY[answer.reply]), until=None, reserved=False)


def move(invitation: Invitation) -> Change:
    """Ask again because the appointment changed; the old answer stays, as one for the old time.

    Who was not asked, or need not come any more, hears nothing. Who said yes keeps a place until
    they answer anew.
    """
    if (invitation.state, InvitationStep.MOVE) not in TRANSITIONS:
        return Change(invitation, None)
    kept = invitation.is_coming or invitation.reserved
    moved = replace(_take(invitation, InvitationStep.MOVE), reserved=kept)
    return Change(_raise_sequence(moved), Notice.UPDATE)


def wait(invitation: Invitation, *, since: datetime) -> Change:
    """Put somebody on the waiting list; an appointment without a seat leaves their calendar."""
    waiting = replace(_take(invitation, InvitationStep.WAIT), waiting_since=since)
    return _cancelled(waiting, Notice.WAITING_LIST)


def offer(
    invitation: Invitation, *, until: datetime, basis: Basis, meeting: MeetingState
) -> Change:
    """Offer a free seat to somebody on the waiting list, who answers before ``until``."""
    check_may_ask(basis, meeting=meeting)
    offered = replace(_take(invitation, InvitationStep.OFFER), until=until)
    return Change(_raise_sequence(offered), Notice.OFFER)


def lapse(invitation: Invitation, *, now: datetime) -> Change:
    """Take an offer back once its deadline has passed."""
    lapsed = _take(invitation, InvitationStep.LAPSE)
    if not _offer_is_over(invitation, at=now):
        raise Refused("invitation.offer_still_open", until=invitation.until)
    return _cancelled(replace(lapsed, until=None), Notice.LAPSE)


def prolong(invitation: Invitation, *, until: datetime) -> Invitation:
    """Give more time to answer an offer that the person hasn't heard of yet."""
    if invitation.state is not InvitationState.OFFERED or not invitation.must_be_told:
        raise Refused("invitation.step_not_allowed", state=invitation.state, step=_T.OFFER)
    return replace(invitation, until=until)


def withdraw(invitation: Invitation) -> Change:
    """Take an invitation back, for one person or because the meeting is called off."""
    withdrawn = _take(invitation, InvitationStep.WITHDRAW)
    return _cancelled(replace(withdrawn, until=None, reserved=False), Notice.CANCELLATION)


def mark_attendance(invitation: Invitation, *, came: bool) -> Invitation:
    """Note who was there; somebody who came without being asked is a walk-in."""
    asked = invitation.state not in {
        InvitationState.DRAFT,
        InvitationState.WAITING,
        InvitationState.LAPSED,
        InvitationState.WITHDRAWN,
    }
    if came:
        attendance = Attendance.PRESENT if asked else Attendance.WALK_IN
    else:
        attendance = Attendance.ABSENT
    return replace(invitation, attendance=attendance)


def leave(invitation: Invitation) -> Invitation:
    """Note that somebody who was there went home before the end."""
    return replace(invitation, attendance=Attendance.LEFT)


def forget_attendance(invitation: Invitation) -> Invitation:
    """Take back what was noted by mistake about who was there."""
    return replace(invitation, attendance=Attendance.UNKNOWN)


def require_as_seen(now: Attendance, *, seen: Attendance | None, wish: Attendance) -> None:
    """Refuse to undo what somebody else noted since a screen was made; agreeing is no undoing.

    ``seen`` is what that screen showed; None when nothing was shown, as with a code.
    """
    if seen is not None and now not in {seen, wish}:
        raise Refused("invitation.noted_meanwhile", now=now)


def _take(invitation: Invitation, step: InvitationStep) -> Invitation:
    try:
        state = TRANSITIONS[invitation.state, step]
    except KeyError:
        raise Refused("invitation.step_not_allowed", state=invitation.state, step=step) from None
    since = invitation.waiting_since if state is InvitationState.WAITING else None
    return replace(invitation, state=state, waiting_since=since)


def _check_open(meeting: MeetingState) -> None:
    if meeting not in {MeetingState.DRAFT, MeetingState.PLANNED, MeetingState.UNDERWAY}:
        raise Refused("invitation.meeting_is_over", state=meeting)


def _offer_is_over(invitation: Invitation, *, at: datetime) -> bool:
    if invitation.until is not None:
        return at > invitation.until
    return invitation.state is InvitationState.LAPSED


def _raise_sequence(invitation: Invitation) -> Invitation:
    return replace(
        invitation, sequence=0 if invitation.sequence is None else invitation.sequence + 1
    )


def _cancelled(invitation: Invitation, notice: Notice) -> Change:
    if invitation.sequence is None:
        return Change(invitation, None)
    return Change(_raise_sequence(invitation), notice)

"""Invitations: choose people, ask them, tell them what changes, and keep their answers."""

from dialoog.services.invitations.answering import (
    Guest,
    GuestAnswer,
    answer_by_link,
    answer_for,
    check_guesses,
    find_guest_by_code,
    find_guest_by_key,
    mark_attendance,
    note_wrong_guess,
)
from dialoog.services.invitations.asking import (
    Candidate,
    Selection,
    add_walk_in,
    check_may_ask,
    choose,
    list_candidates,
    send_again,
    send_all,
    take_off,
    working_channel,
)
from dialoog.services.invitations.board import (
    Figures,
    figures,
    list_calls,
    list_letters,
    mails_of,
)
from dialoog.services.invitations.changing import (
    meeting_cancelled,
    meeting_moved,
    withdraw,
)
from dialoog.services.invitations.telling import (
    Preview,
    answer_link,
    calendar_file,
    mark_posted,
    mark_told,
    preview,
)
from dialoog.storage.invitations import get_invitation, list_of_meeting

__all__ = [
    "Candidate",
    "Figures",
    "Guest",
    "GuestAnswer",
    "Preview",
    "Selection",
    "add_walk_in",
    "answer_by_link",
    "answer_for",
    "answer_link",
    "calendar_file",
    "check_guesses",
    "check_may_ask",
    "choose",
    "figures",
    "find_guest_by_code",
    "find_guest_by_key",
    "get_invitation",
    "list_calls",
    "list_candidates",
    "list_letters",
    "list_of_meeting",
    "mails_of",
    "mark_attendance",
    "mark_posted",
    "mark_told",
    "meeting_cancelled",
    "meeting_moved",
    "note_wrong_guess",
    "preview",
    "send_again",
    "send_all",
    "take_off",
    "withdraw",
    "working_channel",
]

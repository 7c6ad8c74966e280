"""What holds for every mail, whoever made it up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialoog.adapters.incoming import read_mail, read_words
from dialoog.domain.invitations.incoming import Ground, Outcome
from tests.replies import World, all_expected

MAILS = [one.raw for one in all_expected() if one.raw]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Give one of the mails with a few pieces cut out, doubled or written over."""
    raw = draw(st.sampled_from(MAILS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = start + draw(st.integers(0, 60))
        piece = draw(st.one_of(st.binary(max_size=8), st.just(raw[start:end] * 2), st.just(b"")))
        raw = raw[:start] + piece + raw[end:]
    return raw


@given(st.one_of(st.binary(max_size=400), damaged()))
def test_any_bytes_are_read_without_a_fault_of_ours(raw):
    assert read_mail(raw).limit is not Ground.UNREADABLE
    assert isinstance(read_words(raw), str)


@given(damaged())
def test_only_an_answer_changes_who_comes_and_only_for_who_sent_it(raw):
    world = World()
    before = dict(world.invited)

    mail, verdict = world.read(raw)

    changed = {number for number, one in world.invited.items() if one != before[number]}
    assert not changed or verdict.outcome is Outcome.APPLIED
    assert all(mail.sender in world.invited[number].addresses for number in changed)


@given(st.permutations(MAILS).map(lambda mails: mails[:6]))
def test_reading_again_changes_nothing(mails):
    world = World()
    for raw in mails:
        world.read(raw)
    once = dict(world.invited)

    for raw in mails:
        world.read(raw)

    assert {number: one.invitation.answer for number, one in world.invited.items()} == {
        number: one.invitation.answer for number, one in once.items()
    }

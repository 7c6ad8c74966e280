"""Pairs that go and listen, and the cards on which they write what people told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dialoog.domain.cycles.stages import Stage
from dialoog.domain.people import Perspective
from dialoog.domain.refusal import Refused

# A few rich stories are enough; it is no research.
FEWEST_TALKS = 8
MOST_TALKS = 15
QUESTIONS = 4
LONGEST_ANSWER = 500

ORGANISATION = frozenset({Perspective.PROFESSION, Perspective.GOVERNMENT})


def speaks_for_organisation(perspective: Perspective) -> bool:
    """Say whether somebody stands on the side of the organisation in a pair."""
    return perspective in ORGANISATION


def require_two_sides(
    official: Perspective, client: Perspective, *, same_person: bool = False
) -> None:
    """Refuse a pair that isn't one of the organisation with one of the clients."""
    if same_person or not speaks_for_organisation(official) or speaks_for_organisation(client):
        raise Refused("cycle.pair_one_sided")


def require_collecting(
    stage: Stage, *, until: date | None, today: date, by_pair: bool = True
) -> None:
    """Refuse a card outside the weeks of collecting.

    The link of a pair works until the last day; paper that comes in later is typed in until the
    groups talk about the themes.
    """
    if by_pair and (stage is not Stage.COLLECT or until is None or today > until):
        raise Refused("cycle.collecting_over")
    if stage not in {Stage.COLLECT, Stage.BUNDLE}:
        raise Refused("cycle.not_collecting")


def take_in(answers: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """Give the answers of a card that were filled in, each with the number of its question."""
    given = tuple((number, text.strip()) for number, text in enumerate(answers) if text.strip())
    if not given:
        raise Refused("cycle.card_empty")
    if any(len(text) > LONGEST_ANSWER for _, text in given):
        raise Refused("cycle.answer_too_long", most=LONGEST_ANSWER)
    return given

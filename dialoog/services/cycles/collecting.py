"""Pairs go and listen; what people tell them comes in on cards and is never lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from dialoog.domain import cycles as domain
from dialoog.domain.cycles import Stage
from dialoog.domain.live import QuoteConsent, Source
from dialoog.domain.methods import RecordKind, Tool
from dialoog.domain.people import AgeGroup
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import clock, history
from dialoog.services.cycles.steps import kind_for
from dialoog.storage import cycles as storage
from dialoog.storage import db
from dialoog.storage.cycles import CardRow, CycleRow, PairRow
from dialoog.storage.live import ContributionRow
from dialoog.storage.people import PersonRow

list_pairs = storage.list_pairs
get_pair = storage.get_pair
list_cards = storage.list_cards


@dataclass(frozen=True, kw_only=True)
class CardWords:
    """What stands on a card; ``answers`` in the order of the questions, ``hurts`` stays private."""

    client_id: UUID
    answers: Sequence[str]
    hurts: str = ""
    district: str = ""
    age_group: AgeGroup | None = None
    may_be_read: bool = False


@dataclass(frozen=True)
class Candidates:
    """The people of a programme who can form a pair, by the side on which they stand."""

    officials: Sequence[PersonRow]
    clients: Sequence[PersonRow]


def list_candidates(programme_id: int) -> Candidates:
    """Give who can form a pair: everybody who was asked to a meeting of the programme."""
    people = storage.list_people(programme_id)
    official = {
        person.id: domain.speaks_for_organisation(person.group.perspective) for person in people
    }
    return Candidates(
        officials=[person for person in people if official[person.id]],
        clients=[person for person in people if not official[person.id]],
    )


def form_pair(cycle: CycleRow, *, official_id: int, client_id: int, now: datetime) -> PairRow:
    """Let somebody of the organisation and somebody of the clients go and listen together."""
    people = {person.id: person for person in storage.list_people(cycle.programme_id)}
    if not {official_id, client_id} <= people.keys():
        raise Refused("cycle.pair_unknown")
    domain.require_two_sides(
        people[official_id].group.perspective, people[client_id].group.perspective
    )
    row = PairRow(
        cycle_id=cycle.id,
        official_id=official_id,
        client_id=client_id,
        number=storage.next_number(PairRow, cycle.id),
        created_at=now,
    )
    db.session.add(row)
    db.session.flush()
    history.note("cycle.pair_formed", "pair", row.id)
    return row


def remove_pair(pair_id: int) -> None:
    """Take a pair apart; refuse once it has brought in a card."""
    row = storage.get_pair(pair_id)
    if storage.list_cards(row.cycle_id, pair_id=row.id):
        raise Refused("cycle.pair_has_cards")
    db.session.delete(row)
    history.note("cycle.pair_removed", "pair", pair_id)


def bring_in(
    cycle: CycleRow, words: CardWords, *, pair: PairRow | None, by_pair: bool, now: datetime
) -> CardRow:
    """Keep a card as contributions of the programme; sent twice it is kept once."""
    earlier = storage.find_card(words.client_id)
    if earlier:
        return earlier
    _require_collecting(cycle, by_pair=by_pair, now=now)
    domain.take_in(words.answers)
    row = CardRow(
        cycle_id=cycle.id,
        pair_id=pair.id if pair else None,
        client_id=words.client_id,
        number=storage.next_number(CardRow, cycle.id),
        created_at=now,
    )
    _fill(row, words, cycle=cycle, now=now)
    db.session.add(row)
    db.session.flush()
    history.note("cycle.card_brought_in", "experience_card", row.id)
    return row


def get_card(cycle: CycleRow, card_id: int, *, pair: PairRow | None = None) -> CardRow:
    """Give a card of a cycle, or of one pair; others aren't there."""
    row = storage.get_card(card_id)
    foreign = row.cycle_id != cycle.id or (pair is not None and row.pair_id != pair.id)
    if foreign or row.withdrawn_at is not None:
        raise Missing("experience_card", card_id)
    return row


def mend_card(
    cycle: CycleRow, row: CardRow, words: CardWords, *, by_pair: bool, now: datetime
) -> None:
    """Write a card down better: other words, or less that others may read."""
    _require_collecting(cycle, by_pair=by_pair, now=now)
    domain.take_in(words.answers)
    _fill(row, words, cycle=cycle, now=now)
    history.note("cycle.card_mended", "experience_card", row.id)


def take_back_card(cycle: CycleRow, row: CardRow, *, by_pair: bool, now: datetime) -> None:
    """Take a card back, because the teller wants that; its words leave every list.

    An organiser can do that at any time, a pair while its link works.
    """
    if by_pair:
        _require_collecting(cycle, by_pair=True, now=now)
    row.withdrawn_at = now
    for said in row.contributions:
        said.withdrawn_at = said.withdrawn_at or now
    history.note("cycle.card_taken_back", "experience_card", row.id)


def words_of(row: CardRow) -> CardWords:
    """Give what stands on a card, to write it down better."""
    said = {one.position: one for one in row.said}
    hurts = next((one.text for one in row.contributions if one.private), "")
    return CardWords(
        client_id=row.client_id,
        answers=[said[n].text if n in said else "" for n in range(domain.QUESTIONS)],
        hurts=hurts,
        district=row.district,
        age_group=row.age_group,
        may_be_read=any(one.quote_consent is not QuoteConsent.TABLE_ONLY for one in row.said),
    )


def may_change(cycle: CycleRow, *, by_pair: bool, now: datetime) -> bool:
    """Say whether cards may come in, or be written down better, now."""
    try:
        _require_collecting(cycle, by_pair=by_pair, now=now)
    except Refused:
        return False
    return True


def _require_collecting(cycle: CycleRow, *, by_pair: bool, now: datetime) -> None:
    domain.require_collecting(
        Stage(cycle.stage), until=cycle.collect_until, today=clock.day_of(now), by_pair=by_pair
    )


def _fill(row: CardRow, words: CardWords, *, cycle: CycleRow, now: datetime) -> None:
    method = cycle.as_method()
    row.district, row.age_group = words.district.strip(), words.age_group
    consent = QuoteConsent.ANONYMOUS if words.may_be_read else QuoteConsent.TABLE_ONLY
    told = kind_for(method, Tool.EXPERIENCE_CARDS)
    hurt = kind_for(method, Tool.EXPERIENCE_CARDS, private=True)
    step = method.find_step(Tool.EXPERIENCE_CARDS)
    phase_key = step.key if step else ""
    for number, text in enumerate([*words.answers, words.hurts]):
        private = number == len(words.answers)
        kept = _kept(row, number)
        if not text.strip():
            if kept:
                kept.withdrawn_at = kept.withdrawn_at or now
            continue
        if kept is None:
            kept = _new(hurt if private else told, cycle, number=number, now=now)
            kept.phase_key = phase_key
            row.contributions.append(kept)
        kept.text = text.strip()
        kept.quote_consent = QuoteConsent.TABLE_ONLY if private else consent


def _kept(row: CardRow, number: int) -> ContributionRow | None:
    return next(
        (one for one in row.contributions if one.position == number and not one.withdrawn_at), None
    )


def _new(kind: RecordKind, cycle: CycleRow, *, number: int, now: datetime) -> ContributionRow:
    return ContributionRow(
        client_id=uuid4(),
        organisation_id=cycle.organisation_id,
        programme_id=cycle.programme_id,
        kind=kind.key,
        tree_part=kind.tree_part,
        private=kind.private,
        source=Source.CARD,
        position=number,
        recorded_at=now,
    )

"""Find what belongs to a cycle."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import defer, joinedload, selectinload

from dialoog.domain.cycles import Harvest, Side
from dialoog.domain.invitations import InvitationState
from dialoog.storage.base import ACROSS_ORGANISATIONS, db
from dialoog.storage.cycles.rows import CardRow, CycleRow, PairRow, SideRow, ThemeRow, ViewRow
from dialoog.storage.feedback import AdviceRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import BlockRow, MeetingRow
from dialoog.storage.people import PersonRow
from dialoog.storage.queries import get_row


def find_cycle(programme_id: int) -> CycleRow | None:
    """Give the cycle of a programme, or None when it has none."""
    query = select(CycleRow).where(CycleRow.programme_id == programme_id)
    return db.session.execute(query.options(joinedload(CycleRow.programme))).scalar_one_or_none()


def list_pairs(cycle_id: int) -> list[PairRow]:
    """Give the pairs of a cycle with who they are, the first one first."""
    query = (
        select(PairRow)
        .where(PairRow.cycle_id == cycle_id)
        .options(joinedload(PairRow.official), joinedload(PairRow.client))
        .order_by(PairRow.number)
    )
    return list(db.session.execute(query).scalars())


def get_pair(pair_id: int) -> PairRow:
    """Give the pair with this number, its cycle and its programme."""
    return get_row(PairRow, pair_id, joinedload(PairRow.cycle).joinedload(CycleRow.programme))


def find_pair(key_hash: str) -> PairRow | None:
    """Give the pair whose link this is, of whatever organisation."""
    query = select(PairRow).where(PairRow.key_hash == key_hash)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def list_people(programme_id: int) -> list[PersonRow]:
    """Give everybody who is asked to a meeting of a programme, by name."""
    invited = (
        select(InvitationRow.person_id)
        .join(MeetingRow)
        .where(
            MeetingRow.programme_id == programme_id,
            InvitationRow.state != InvitationState.WITHDRAWN,
        )
    )
    query = (
        select(PersonRow)
        .where(PersonRow.id.in_(invited))
        .options(joinedload(PersonRow.group))
        .order_by(PersonRow.sort_key, PersonRow.id)
    )
    return list(db.session.execute(query).scalars())


def get_card(card_id: int) -> CardRow:
    """Give the card with this number and what stands on it."""
    return get_row(CardRow, card_id, joinedload(CardRow.contributions))


def find_card(client_id: UUID) -> CardRow | None:
    """Give the card that was sent under this id, if it has arrived."""
    query = select(CardRow).where(CardRow.client_id == client_id)
    return db.session.execute(query).scalar_one_or_none()


def list_cards(cycle_id: int, *, pair_id: int | None = None) -> list[CardRow]:
    """Give the cards of a cycle, or of one pair, the newest first."""
    query = select(CardRow).where(CardRow.cycle_id == cycle_id, CardRow.withdrawn_at.is_(None))
    if pair_id is not None:
        query = query.where(CardRow.pair_id == pair_id)
    query = query.options(joinedload(CardRow.contributions), joinedload(CardRow.pair))
    return list(db.session.execute(query.order_by(CardRow.number.desc())).unique().scalars())


def next_number(kind: type[PairRow] | type[CardRow], cycle_id: int) -> int:
    """Give the number for a new pair or card of a cycle."""
    query = select(func.max(kind.number)).where(kind.cycle_id == cycle_id)
    return (db.session.execute(query).scalar() or 0) + 1


def get_theme(theme_id: int) -> ThemeRow:
    """Give the theme with this number, its cards and its visits."""
    return get_row(
        ThemeRow,
        theme_id,
        joinedload(ThemeRow.cycle),
        selectinload(ThemeRow.cards).joinedload(CardRow.contributions),
        joinedload(ThemeRow.visits),
    )


def list_themes(cycle_id: int) -> list[ThemeRow]:
    """Give the themes of a cycle with their cards, advice and visits, the first one first."""
    query = (
        select(ThemeRow)
        .where(ThemeRow.cycle_id == cycle_id)
        .options(
            selectinload(ThemeRow.cards).joinedload(CardRow.contributions),
            joinedload(ThemeRow.advice).joinedload(AdviceRow.decisions),
            joinedload(ThemeRow.visits),
        )
        .order_by(ThemeRow.id)
    )
    return list(db.session.execute(query).unique().scalars())


def list_sides(cycle_id: int) -> list[SideRow]:
    """Give the two groups of a cycle."""
    query = (
        select(SideRow)
        .where(SideRow.cycle_id == cycle_id)
        .options(joinedload(SideRow.meeting).defer(MeetingRow.method))
        .order_by(SideRow.id)
    )
    return list(db.session.execute(query).scalars())


def get_side(side_id: int) -> SideRow:
    """Give the group with this number, its cycle and its programme."""
    return get_row(SideRow, side_id, joinedload(SideRow.cycle).joinedload(CycleRow.programme))


def find_side(key_hash: str) -> SideRow | None:
    """Give the group whose link this is, of whatever organisation."""
    query = select(SideRow).where(SideRow.key_hash == key_hash)
    return db.session.execute(query, execution_options=ACROSS_ORGANISATIONS).scalar_one_or_none()


def find_side_of_meeting(meeting_id: int) -> SideRow | None:
    """Give the group that talks among itself in a meeting, or None."""
    query = (
        select(SideRow).where(SideRow.meeting_id == meeting_id).options(joinedload(SideRow.cycle))
    )
    return db.session.execute(query).scalars().first()


def get_view(view_id: int) -> ViewRow:
    """Give one view of a group."""
    return get_row(ViewRow, view_id, joinedload(ViewRow.side))


def list_views(side_ids: Iterable[int]) -> list[ViewRow]:
    """Give what groups think, the first view first."""
    query = (
        select(ViewRow)
        .where(ViewRow.side_id.in_(list(side_ids)))
        .options(joinedload(ViewRow.side))
        .order_by(ViewRow.id)
    )
    return list(db.session.execute(query).scalars())


def move_themes(advice_id: int, *, to: int) -> None:
    """Let the themes of one advice belong to another, into which it goes up."""
    for row in db.session.execute(
        select(ThemeRow).where(ThemeRow.advice_id == advice_id)
    ).scalars():
        row.advice_id = to


def list_meetings_with_phases(programme_id: int) -> list[tuple[MeetingRow, set[str]]]:
    """Give the meetings of a programme, each with the keys of the phases in its run sheet."""
    query = (
        select(MeetingRow, BlockRow.phase["key"].as_string())
        .outerjoin(BlockRow)
        .where(MeetingRow.programme_id == programme_id)
        .options(defer(MeetingRow.method))
        .order_by(MeetingRow.starts_at, MeetingRow.id)
    )
    found: dict[MeetingRow, set[str]] = {}
    for meeting, key in db.session.execute(query):
        found.setdefault(meeting, set()).add(key)
    return list(found.items())


def count_harvest(cycle: CycleRow) -> Harvest:
    """Count what a cycle has brought, without what was taken back and without empty themes."""
    pairs = select(func.count(PairRow.id)).where(PairRow.cycle_id == cycle.id)
    cards = select(func.count(CardRow.id)).where(
        CardRow.cycle_id == cycle.id, CardRow.withdrawn_at.is_(None)
    )
    themes = select(func.count(ThemeRow.id)).where(ThemeRow.cycle_id == cycle.id)
    filled = themes.where(ThemeRow.cards.any(CardRow.withdrawn_at.is_(None)))
    advised = themes.where(ThemeRow.advice_id.is_not(None))
    views = select(func.count(ViewRow.id)).join(SideRow).where(SideRow.cycle_id == cycle.id)
    views_of = [views.where(SideRow.side == side) for side in Side]
    parts = [part.scalar_subquery() for part in (pairs, cards, filled, advised, *views_of)]
    number = db.session.execute(select(*parts)).one()
    return Harvest(
        pairs=number[0],
        collect_until=cycle.collect_until,
        cards=number[1],
        themes=number[2],
        advices=number[3],
        views=dict(zip(Side, number[4:], strict=True)),
    )

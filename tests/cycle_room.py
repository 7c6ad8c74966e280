"""A cycle of Benut Ervaringen at any of its stages, for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from flask.testing import FlaskClient

from dialoog.domain.cycles import Side, Stage, Visit
from dialoog.domain.feedback import CheckAnswer
from dialoog.domain.invitations import InvitationState
from dialoog.domain.people import Perspective
from dialoog.services import clock, cycles, programmes
from dialoog.services.cycles import CardWords, links
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import db
from dialoog.storage.cycles import CardRow, CycleRow, PairRow, SideRow, ThemeRow
from dialoog.storage.invitations import InvitationRow
from tests import factories
from tests.factories import NOW
from tests.live_room import Room, begin, make_room

TODAY = clock.today()
SECRETS = {
    Side.COUNCIL: "De raad wil niet meer wachten.",
    Side.MANAGEMENT: "De leiding ziet te weinig mensen.",
}


@dataclass(frozen=True)
class Cycle:
    """The numbers of a cycle and of who can form a pair in it."""

    programme_id: int
    meeting_id: int
    official_id: int
    client_id: int

    @property
    def row(self) -> CycleRow:
        return cycles.get_cycle(self.programme_id)

    def side(self, side: Side) -> SideRow:
        return next(row for row in cycles.list_sides(self.row.id) if row.side is side)

    @property
    def themes(self) -> list[ThemeRow]:
        return cycles.list_themes(self.row.id)


def meet(made: Cycle, *, step: int, guide: FlaskClient | None = None) -> Room:
    """Let a table begin in one of the four meetings of the cycle; gives its room."""
    programme = programmes.get_programme(made.programme_id)
    room = make_room(method="benut_ervaringen", programme=programme, step=step, guide=guide)
    return begin(room)


def invite(meeting_id: int, group: str, perspective: Perspective, **person: object) -> int:
    """Let somebody be asked to a meeting; gives their number."""
    factories.make_group(group, perspective)
    row = factories.make_person(group=group, **person)
    with unit_of_work():
        db.session.add(
            InvitationRow(
                meeting_id=meeting_id,
                person_id=row.id,
                state=InvitationState.ANSWERED,
                channel=row.channel,
                key_hash=uuid4().hex,
                code=uuid4().hex[:12],
                created_at=NOW,
            )
        )
    return row.id


def make_cycle(stage: Stage = Stage.CHOOSE) -> Cycle:
    """Begin a cycle and bring it to a stage, with little in each."""
    meeting = factories.make_meeting(method="benut_ervaringen")
    official = invite(meeting.id, "Ambtenaar", Perspective.GOVERNMENT, first_name="Ina")
    client = invite(meeting.id, "Cliëntenraad", Perspective.LIVED_EXPERIENCE, first_name="Bas")
    made = Cycle(meeting.programme_id, meeting.id, official, client)
    with unit_of_work():
        cycles.begin(made.programme_id, now=clock.now())
    for here in list(Stage)[: list(Stage).index(stage)]:
        _work(made, here)
        go_on(made)
    return made


def go_on(made: Cycle) -> None:
    """Begin the next stage."""
    here = made.row.stage
    with unit_of_work():
        cycles.go_on(made.programme_id, from_stage=here, now=clock.now(), today=clock.today())


def _work(made: Cycle, stage: Stage) -> None:
    if stage is Stage.CHOOSE:
        form_pair(made)
        with unit_of_work():
            cycles.choose_period(made.row, TODAY + timedelta(weeks=5), today=TODAY)
    elif stage is Stage.COLLECT:
        bring_in(made, pair=cycles.list_pairs(made.row.id)[0])
    elif stage is Stage.BUNDLE:
        bundle(made)
    elif stage is Stage.OWN:
        for side, text in SECRETS.items():
            tell(made, side, text)
    elif stage is Stage.JOINT:
        advise(made)


def form_pair(made: Cycle) -> PairRow:
    """Form the pair and give it a link."""
    with unit_of_work():
        row = cycles.form_pair(
            made.row, official_id=made.official_id, client_id=made.client_id, now=clock.now()
        )
        links.give(row)
    return row


def words(*answers: str, client_id: UUID | None = None, **more: object) -> CardWords:
    """Give a card as somebody writes it down."""
    given = (*answers, *[""] * 4)[:4] if answers else ("Ik wacht vaak.", "", "", "Bel even.")
    return CardWords(client_id=client_id or uuid4(), answers=given, **more)


def bring_in(
    made: Cycle,
    card: CardWords | None = None,
    *,
    pair: PairRow | None = None,
    by_pair: bool = False,
) -> CardRow:
    """Bring in a card."""
    with unit_of_work():
        return cycles.bring_in(
            made.row, card or words(), pair=pair, by_pair=by_pair, now=clock.now()
        )


def bundle(made: Cycle, title: str = "Wachten zonder te weten hoe lang") -> ThemeRow:
    """Put all cards together under one sentence."""
    found = [card.id for card in cycles.list_cards(made.row.id)]
    with unit_of_work():
        return cycles.make_theme(
            made.row, found, title=title, values="gekend zijn, rust", now=clock.now()
        )


def tell(made: Cycle, side: Side, text: str) -> None:
    """Let a group write down what it thinks of the first theme."""
    with unit_of_work():
        cycles.tell_view(made.side(side), made.themes[0].id, text, now=clock.now())


def advise(made: Cycle, *, title: str = "Bel als het later wordt") -> int:
    """Let the first theme become advice; gives the number of the advice."""
    with unit_of_work():
        return cycles.advise(
            made.row,
            made.themes[0].id,
            title=title,
            reply_by=TODAY + timedelta(days=30),
            now=clock.now(),
        ).id


def visit(made: Cycle, noticed: CheckAnswer = CheckAnswer.YES, **changes: object) -> None:
    """Go back to the people about the first theme."""
    theme = cycles.get_theme(made.row, made.themes[0].id)
    said = {
        "on": TODAY,
        "spoke_with": 4,
        "evidence": "Er wordt nu gebeld.",
        "needed": "Ook in het weekend." if noticed is not CheckAnswer.YES else "",
        "next_on": None if noticed is CheckAnswer.YES else TODAY + timedelta(weeks=7),
        **changes,
    }
    with unit_of_work():
        cycles.visit(made.row, theme, Visit(noticed=noticed, **said), today=TODAY, user_id=None)

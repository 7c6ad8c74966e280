"""Nobody is asked before there is a question, room and a promise, whichever way it is tried.

Rules 1 and 6 of the house: through services and through pages, in any order.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialoog.domain.invitations import InvitationState, Reply
from dialoog.domain.meetings import MeetingState
from dialoog.domain.people import Channel
from dialoog.domain.programmes import ReportChannel
from dialoog.domain.refusal import Refused
from dialoog.services import clock, invitations, meetings, organisations, programmes
from dialoog.services.invitations import GuestAnswer
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import current_organisation_id, db
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow
from dialoog.storage.outbox import MailRow
from dialoog.storage.programmes import ProgrammeRow
from tests import factories

# Somebody who comes in by another way, and says that they come, was not asked by us.
TOLD = {InvitationState.QUEUED, InvitationState.SENT, InvitationState.OFFERED}
FOUNDATION = {
    "question": "Wat maakt hulp bij het huishouden goed?",
    "open": "De dagen en tijden kunnen anders.",
    "report_channels": frozenset({ReportChannel.MAIL}),
    "report_by": clock.today() + timedelta(days=60),
}


class Beginning:
    """A programme without its foundation, a draft of a meeting, and three people to ask."""

    def __init__(self, browser) -> None:
        self.browser = browser
        self.organisation_id = current_organisation_id()
        programme = factories.make_programme(started=False)
        meeting = factories.make_meeting(
            programme, state=MeetingState.DRAFT, place_name="De Linde", place_address="Laan 1, Ede"
        )
        people = [
            factories.make_person(),
            factories.make_person(channel=Channel.PHONE, phone="+31612345678"),
            factories.make_person(channel=Channel.LETTER, street="Laan 2", town="Ede"),
        ]
        self.programme_id, self.meeting_id = programme.id, meeting.id
        with unit_of_work():
            invitations.choose(meeting.id, {row.id for row in people}, now=clock.now())
        for name in FOUNDATION:
            self._fill_in(name, None)

    def _fill_in(self, name: str, value: object) -> None:
        empty = {"question": "", "open": "", "report_channels": frozenset(), "report_by": None}
        with unit_of_work():
            programmes.answer_intake(
                self.programme_id,
                {name: empty[name] if value is None else value},
                version=self.programme.version,
                user_id=None,
            )

    def _post(self, address: str, **fields: object) -> None:
        self.browser.post(address, data=fields)
        organisations.enter(self.organisation_id)

    def _each(self, act: Callable[[InvitationRow], object]) -> None:
        for row in invitations.list_of_meeting(self.meeting_id):
            try:
                act(row)
            except Refused:
                db.session.rollback()

    def ask_the_question(self) -> None:
        self._fill_in("question", FOUNDATION["question"])

    def leave_room(self) -> None:
        self._fill_in("open", FOUNDATION["open"])

    def promise_how(self) -> None:
        self._fill_in("report_channels", FOUNDATION["report_channels"])

    def promise_when(self) -> None:
        self._fill_in("report_by", FOUNDATION["report_by"])

    def take_the_question_away(self) -> None:
        self._fill_in("question", None)

    def start(self) -> None:
        with unit_of_work():
            programmes.start(
                self.programme_id, share=60, least=5, today=clock.today(), user_id=None
            )

    def start_on_page(self) -> None:
        self._post(f"/trajecten/{self.programme_id}", share=60, least=5)

    def plan(self) -> None:
        with unit_of_work():
            meetings.plan_meeting(self.meeting_id, now=clock.now())

    def plan_on_page(self) -> None:
        self._post(f"/bijeenkomsten/{self.meeting_id}/plannen")

    def send(self) -> None:
        with unit_of_work():
            invitations.send_all(self.meeting_id, now=clock.now())

    def send_on_page(self) -> None:
        self._post(f"/bijeenkomsten/{self.meeting_id}/uitnodigingen/versturen")

    def send_again(self) -> None:
        def again(row: InvitationRow) -> None:
            with unit_of_work():
                invitations.send_again(row.id, now=clock.now())

        self._each(again)

    def send_again_on_page(self) -> None:
        self._each(lambda row: self._post(f"/uitnodigingen/{row.id}/opnieuw"))

    def post_letters_on_page(self) -> None:
        rows = [row.id for row in invitations.list_of_meeting(self.meeting_id)]
        self._post(f"/bijeenkomsten/{self.meeting_id}/brieven", brief=rows)

    def phone_on_page(self) -> None:
        self._each(lambda row: self._post(f"/uitnodigingen/{row.id}/gebeld", antwoord="accepted"))

    def offer_on_page(self) -> None:
        self._each(lambda row: self._post(f"/uitnodigingen/{row.id}/plaats"))

    def answer(self) -> None:
        def come(row: InvitationRow) -> None:
            with unit_of_work():
                given = GuestAnswer(Reply.ACCEPTED, row.sequence or 0)
                invitations.answer_by_link(row.id, given, now=clock.now())

        self._each(come)

    @property
    def programme(self) -> ProgrammeRow:
        db.session.expire_all()
        return db.session.get(ProgrammeRow, self.programme_id)

    @property
    def may_ask(self) -> bool:
        programme, meeting = self.programme, db.session.get(MeetingRow, self.meeting_id)
        promised = bool(programme.report_channels and programme.report_by and programme.promises)
        grounded = bool(programme.question and programme.open and promised)
        return grounded and meeting.state is MeetingState.PLANNED

    @property
    def asked(self) -> int:
        """How many know of the meeting: by a mail that waits or left, a letter or a call."""
        rows = invitations.list_of_meeting(self.meeting_id)
        told = sum(row.state in TOLD or row.told_sequence is not None for row in rows)
        return told + db.session.query(MailRow).count()


TRIES = [
    name for name, thing in vars(Beginning).items() if callable(thing) and not name.startswith("_")
]
GROUND = ["ask_the_question", "leave_room", "promise_how", "promise_when"]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.permutations(GROUND).flatmap(lambda ground: st.sampled_from([[], ground[:3], ground])),
    st.sampled_from([[], ["start"], ["start", "plan"], ["plan"]]),
    st.lists(st.sampled_from(TRIES), min_size=4, max_size=10),
)
def test_nobody_is_asked_before_there_is_ground_for_it(as_organiser, ground, ready, tries):
    beginning = Beginning(as_organiser)

    for name in [*ground, *ready, *tries]:
        allowed, before = beginning.may_ask, beginning.asked
        try:
            getattr(beginning, name)()
        except Refused:
            db.session.rollback()
        assert allowed or beginning.asked == before, f"{name} told people of it too early"


def test_with_ground_for_it_everybody_is_asked(as_organiser):
    beginning = Beginning(as_organiser)

    for name in [*GROUND, "start_on_page", "plan_on_page", "send_on_page"]:
        getattr(beginning, name)()

    states = {row.state for row in invitations.list_of_meeting(beginning.meeting_id)}
    assert beginning.may_ask
    assert states == {InvitationState.QUEUED}

"""What the papers of a meeting are made of: gathered here, worded and drawn elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialoog.domain.feedback import DeliveryState
from dialoog.domain.figures import Guarded, guard
from dialoog.domain.invitations import CAME, InvitationState
from dialoog.domain.meetings import MeetingState, Timed, timetable
from dialoog.domain.methods import Paper, RecordKind
from dialoog.domain.people import Channel, Perspective
from dialoog.domain.record import CorrectionState
from dialoog.domain.refusal import Missing, Refused
from dialoog.services import followup, invitations, live
from dialoog.services import people as people_service
from dialoog.services.feedback import reporting
from dialoog.services.invitations.asking import check_may_ask
from dialoog.services.live import Sheet
from dialoog.storage import documents as storage
from dialoog.storage import live as live_storage
from dialoog.storage import record as record_storage
from dialoog.storage import seating
from dialoog.storage.accounts import OrganisationRow, get_organisation
from dialoog.storage.feedback import MessageRow
from dialoog.storage.followup import ActionRow, AgreementRow
from dialoog.storage.invitations import InvitationRow
from dialoog.storage.meetings import MeetingRow, get_meeting
from dialoog.storage.people import PersonRow
from dialoog.storage.programmes import ProgrammeRow, get_programme

ASKS = (
    InvitationState.QUEUED,
    InvitationState.SENT,
    InvitationState.ANSWERED,
    InvitationState.OFFERED,
)
TO_POST = (
    *ASKS,
    InvitationState.WAITING,
    InvitationState.LAPSED,
    InvitationState.WITHDRAWN,
)
LETTER_LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Occasion:
    """The meeting that a paper belongs to, with its programme and who organises it."""

    meeting: MeetingRow
    programme: ProgrammeRow
    organisation: OrganisationRow


@dataclass(frozen=True)
class RunSheetFacts:
    """The run sheet with the time of each phase, and what it looks back on."""

    occasion: Occasion
    sheet: Sheet
    times: tuple[Timed, ...]
    to_discuss: Sequence[ActionRow] = ()


@dataclass(frozen=True)
class Said:
    """Words that may be told, and how others who were there would say it."""

    text: str
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportFacts:
    """What may be told of a meeting: counts made safe, words with consent, agreements.

    ``approved_on`` is when its record was locked; until ``read_until`` people may correct it.
    """

    occasion: Occasion
    present: Guarded[Perspective] | None
    said: tuple[tuple[RecordKind, tuple[Said, ...]], ...]
    agreements: list[AgreementRow]
    read_until: date | None
    approved_on: date | None


@dataclass(frozen=True)
class LetterFacts:
    """What somebody must hear by letter, with the personal link for its square code.

    ``changed`` is true when this person knows of an earlier time or place; ``until`` is the
    deadline of an offer.
    """

    person: PersonRow
    code: str
    link: str
    changed: bool
    state: InvitationState
    until: datetime | None


@dataclass(frozen=True)
class OwnDoor:
    """The way to somebody's own page: a code to type over, and the link for the square code."""

    code: str
    link: str


@dataclass(frozen=True)
class ReportLetterFacts:
    """What is told back by post, and to whom; ``doors`` lead to their own pages, by number."""

    organisation: OrganisationRow
    message: MessageRow
    people: list[PersonRow]
    doors: Mapping[int, OwnDoor]


@dataclass(frozen=True)
class Choice:
    """Which papers there can be for a meeting: how many tables and letters it has.

    ``asked`` are the papers that its run sheet and method want to lie ready.
    """

    meeting: MeetingRow
    tables: int
    letters: int
    asked: frozenset[Paper]


def list_papers(meeting_id: int) -> Choice:
    """Say for which papers a meeting has what they need."""
    meeting = get_meeting(meeting_id)
    tables = seating.list_tables(meeting_id)
    return Choice(
        meeting,
        tables=len(tables),
        letters=len(_to_post(meeting_id)),
        asked=live.read_sheet(meeting).papers,
    )


def get_occasion(meeting_id: int) -> Occasion:
    """Give a meeting with all that stands at the top of its papers."""
    meeting = get_meeting(meeting_id)
    programme = get_programme(meeting.programme_id)
    return Occasion(meeting, programme, get_organisation(meeting.organisation_id))


def read_run_sheet(meeting_id: int) -> RunSheetFacts:
    """Give the run sheet of a meeting with its times."""
    occasion = get_occasion(meeting_id)
    sheet = live.read_sheet(occasion.meeting)
    minutes = [phase.minutes for phase in sheet.phases]
    return RunSheetFacts(
        occasion,
        sheet,
        timetable(occasion.meeting.starts_at, minutes),
        followup.list_to_discuss(occasion.meeting),
    )


def require_guide(meeting_id: int, *, user_id: int, sees_all: bool) -> None:
    """Let only who guides a table at this meeting, or who sees all, have its papers."""
    guides = {
        guide.user_id for table in seating.list_tables(meeting_id) for guide in table.facilitators
    }
    if not sees_all and user_id not in guides:
        raise Missing("meeting", meeting_id)


def read_report(meeting_id: int) -> ReportFacts:
    """Give what may be told of a meeting."""
    occasion = get_occasion(meeting_id)
    sheet = live.read_sheet(occasion.meeting)
    said = [row for row in live_storage.list_of_meeting(meeting_id) if row.may_be_read_by_all]
    otherwise = _otherwise([row.id for row in said])
    by_kind = [
        (
            kind,
            tuple(Said(row.text, otherwise[row.id]) for row in said if row.kind == kind.key),
        )
        for kind in sheet.method.record_kinds
    ]
    record = record_storage.find_record(meeting_id)
    return ReportFacts(
        occasion=occasion,
        present=_present(meeting_id),
        said=tuple((kind, texts) for kind, texts in by_kind if texts),
        agreements=followup.list_agreements(meeting_id=meeting_id),
        read_until=record.closes_on if record else None,
        approved_on=record.locked_on if record else None,
    )


def _otherwise(contribution_ids: Sequence[int]) -> defaultdict[int, tuple[str, ...]]:
    """Give the wordings that stay beside what was written down."""
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for row in record_storage.list_corrections(contribution_ids=contribution_ids):
        if row.state is CorrectionState.BOTH:
            found[row.contribution_id] += (row.words,)
    return found


def _present(meeting_id: int) -> Guarded[Perspective] | None:
    came = Counter(
        row.person.group.perspective
        for row in invitations.list_of_meeting(meeting_id)
        if row.attendance in CAME
    )
    if not came:
        return None
    return guard({perspective: came[perspective] for perspective in Perspective})


def list_letters(meeting_id: int) -> list[LetterFacts]:
    """Give what goes by post; refuse to ask while nobody may be asked."""
    meeting = get_meeting(meeting_id)
    rows = _to_post(meeting_id)
    if meeting.state is not MeetingState.CANCELLED or any(row.state in ASKS for row in rows):
        check_may_ask(meeting)
    if not rows:
        raise Refused("documents.no_letters")
    return [_letter(row) for row in rows]


def get_letter(invitation_id: int) -> tuple[Occasion, LetterFacts]:
    """Give one letter, whatever the channel this person chose."""
    row = invitations.get_invitation(invitation_id)
    if row.state in ASKS or row.state is InvitationState.DRAFT:
        check_may_ask(row.meeting)
    return get_occasion(row.meeting_id), _letter(row)


def read_report_letters(message_id: int) -> ReportLetterFacts:
    """Give a message with everybody who gets it by post."""
    message = storage.get_message(message_id)
    people = [
        delivery.person
        for delivery in message.deliveries
        if delivery.channel is Channel.LETTER and delivery.state is not DeliveryState.REFUSED
    ]
    if not people:
        raise Refused("documents.no_letters")
    return ReportLetterFacts(
        organisation=get_organisation(message.organisation_id),
        message=message,
        people=people,
        doors={
            number: OwnDoor(row.code, people_service.link_of(row))
            for number, row in people_service.list_doors(people).items()
        },
    )


def read_sample_letter(programme_id: int, *, language: str) -> tuple[OrganisationRow, str, str]:
    """Give who writes, and subject and text of the report-back as it would leave now."""
    shown = reporting.preview(programme_id, language=language)
    return get_organisation(shown.board.programme.organisation_id), shown.subject, shown.text


def letter_language(person: PersonRow) -> str:
    """Give the language in which somebody gets a letter."""
    return person.language if person.language in LETTER_LANGUAGES else LETTER_LANGUAGES[0]


def _to_post(meeting_id: int) -> list[InvitationRow]:
    rows = invitations.list_of_meeting(
        meeting_id, states=TO_POST, channel=Channel.LETTER, with_needs=True
    )
    return [row for row in rows if row.as_invitation().must_be_told]


def _letter(row: InvitationRow) -> LetterFacts:
    changed = row.told_sequence is not None and row.told_sequence != row.sequence
    link = invitations.answer_link(row)
    return LetterFacts(row.person, row.code, link, changed, row.state, row.until)

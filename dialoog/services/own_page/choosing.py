"""How somebody wants to hear from us, and what they allow: chosen on their own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialoog.domain.people import Channel, ConsentPurpose, News
from dialoog.domain.refusal import Refused
from dialoog.services import history
from dialoog.services.invitations import can_reach
from dialoog.services.people import current_consents, record_consents
from dialoog.storage import people as storage


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What somebody wants: no channel means that they want to hear nothing any more.

    An address or number that is empty leaves the one we know.
    """

    channel: Channel | None
    news: News
    consents: Mapping[ConsentPurpose, bool]
    email: str = ""
    phone: str = ""

    @property
    def allowed(self) -> list[ConsentPurpose]:
        """What somebody said yes to."""
        return [purpose for purpose, given in self.consents.items() if given]


def read_choices(person_id: int) -> Choices:
    """Give what somebody chose until now; what they were never asked is not in it."""
    person = storage.get_person(person_id)
    given = {purpose: row.given for purpose, row in current_consents(person_id).items()}
    wants_nothing = given.pop(ConsentPurpose.LATER_CONTACT, True) is False
    return Choices(
        channel=None if wants_nothing else person.channel,
        news=person.news,
        consents=given,
        email=person.email,
        phone=person.phone,
    )


def choose(person_id: int, choices: Choices, *, now: datetime) -> None:
    """Let what follows go as somebody wants it; refuse a channel for which something lacks."""
    person = storage.get_person(person_id)
    person.email = choices.email or person.email
    person.phone = choices.phone or person.phone
    person.news = choices.news
    if choices.channel is not None:
        person.channel = choices.channel
        if choices.channel is Channel.MAIL:
            person.no_mail = False
        if not can_reach(person, choices.channel):
            raise Refused("own_page.channel_lacks", channel=choices.channel)
    later = {ConsentPurpose.LATER_CONTACT: choices.channel is not None}
    record_consents(person_id, {**choices.consents, **later}, now=now)
    history.note("person.chose", "person", person_id, news=choices.news)

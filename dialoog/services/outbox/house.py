"""In whose name mail leaves, to whom it may, and through which relay."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from flask import current_app

from dialoog.adapters.correspondence import Mailbox
from dialoog.adapters.smtp import Relay, Security, Sender, open_folder, open_relay
from dialoog.config import Settings
from dialoog.domain.delivery import Pace
from dialoog.storage import current_organisation_id
from dialoog.storage.accounts import get_organisation
from dialoog.storage.people import PersonRow

WRITTEN_LANGUAGES = {"nl", "en"}
NO_ADDRESS = "501 5.1.3 Bad destination mailbox address syntax"


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody to write to who needn't be in the list of people: a colleague, an owner."""

    full_name: str
    email: str
    language: str = "nl"

    @property
    def id(self) -> None:
        """They have no number; their address tells them apart."""


Reader = PersonRow | Correspondent


def settings() -> Settings:
    """Give the settings of this installation."""
    found: Settings = current_app.extensions["settings"]
    return found


def delivers() -> bool:
    """Say whether mail really leaves, or only lands in a folder because there is no relay."""
    return bool(settings().smtp_host)


def pace() -> Pace:
    """Give how fast mail may leave; into a folder as fast as it can."""
    chosen = settings()
    return Pace(chosen.smtp_per_minute, chosen.paces_by_domain) if delivers() else Pace()


def sender() -> Mailbox:
    """Give the mailbox in whose name the organisation writes; its answers arrive there too."""
    organisation = get_organisation(current_organisation_id() or 0)
    return Mailbox(organisation.name, organisation.mail_address or settings().mail_from)


def can_mail(person: PersonRow) -> bool:
    """Say whether somebody has an address and didn't say no to mail."""
    return bool(person.email) and not person.no_mail


def written_language(person: Reader) -> str:
    """Give the language in which we write to somebody."""
    return person.language if person.language in WRITTEN_LANGUAGES else "nl"


def open_sender() -> AbstractContextManager[Sender]:
    """Give who takes mail: the relay, or a folder where there is none."""
    chosen = settings()
    if not chosen.smtp_host:
        return open_folder(chosen.mail_folder)
    return open_relay(
        Relay(
            chosen.smtp_host,
            chosen.smtp_port,
            chosen.smtp_user,
            chosen.smtp_password,
            Security(chosen.smtp_security),
        )
    )

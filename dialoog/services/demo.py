"""The demo: a municipality that doesn't exist, with five programmes around today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dialoog.content.stories import DEMO, read_story
from dialoog.domain.accounts import Role
from dialoog.services import accounts, clock, organisations, signals
from dialoog.services.stories import load_story
from dialoog.services.unit_of_work import unit_of_work
from dialoog.storage import demo as storage

ORGANISATION = "Gemeente Appelveld"
OLDER_THAN_ANY_STORY = timedelta(days=400)
PEOPLE = (
    (Role.ORGANISER, "organisator@appelveld.example", "Samira Bouzid"),
    (Role.FACILITATOR, "begeleider@appelveld.example", "Aylin Kaya"),
    (Role.FACILITATOR, "begeleider2@appelveld.example", "Henk Tuin"),
    (Role.FACILITATOR, "begeleider3@appelveld.example", "Joris Blom"),
    (Role.MANAGER, "leidinggevende@appelveld.example", "Karin Prins"),
    (Role.ADMIN, "beheerder@appelveld.example", "Peter Mol"),
)


def is_there() -> bool:
    """Say whether the demo has been loaded."""
    return bool(accounts.demo_logins())


def build(*, today: date) -> None:
    """Load the demo, as if everything in it really happened on its own day."""
    long_ago = clock.now() - OLDER_THAN_ANY_STORY
    with unit_of_work():
        organisation_id, organiser_id = _organisation(now=long_ago)
    for path in sorted(DEMO.glob("*.toml")):
        story = read_story(path)
        people = (path.parent / story.people) if story.people else None
        load_story(
            story,
            organisation_id=organisation_id,
            user_id=organiser_id,
            today=today,
            people_file=(people.name, people.read_bytes()) if people else None,
        )


def remove() -> None:
    """Take the demo away, in the open unit of work; other organisations stay."""
    storage.remove_demo()


def _organisation(*, now: datetime) -> tuple[int, int]:
    row = accounts.create_organisation(
        ORGANISATION, mail_address="dialoog@appelveld.example", now=now, demo=True
    )
    row.phone = "0123 456 700"
    row.address = "Antwoordnummer 12\n8364 ZX Appelveld"
    users = []
    with organisations.within(row.id):
        for role, address, name in PEOPLE:
            user = accounts.create_user(address, name, accounts.DEMO_PASSWORD, now=now)
            accounts.give_role(user, role)
            users.append(user.id)
        signals.choose_desk(form_open=True, answer_days=14)
    return row.id, users[0]

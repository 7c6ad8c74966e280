"""The words for accounts: refusals and roles."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.accounts import Ability, Role

SENTENCES: dict[str, LazyString] = {
    "accounts.email_exists": _l("Er is al een account met dit e-mailadres."),
    "accounts.email_unknown": _l("Er is geen account met het adres %(email)s."),
    "accounts.last_administrator": _l("Er moet minstens één beheerder blijven."),
    "accounts.old_password_wrong": _l("Uw oude wachtwoord klopt niet."),
    "accounts.organisation_exists": _l("Er is al een organisatie met de naam %(name)s."),
    "accounts.organisation_unknown": _l("Er is geen organisatie met de naam %(name)s."),
    "accounts.organisation_not_chosen": _l("Kies een organisatie: %(names)s."),
    "accounts.password_too_short": _l("Kies een wachtwoord van minstens %(least)s tekens."),
    "accounts.password_too_long": _l("Kies een wachtwoord van hoogstens %(most)s tekens."),
    "accounts.password_common": _l("Dit wachtwoord gebruiken veel mensen. Kies een ander."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Ability: {
        Ability.MANAGE_ACCOUNTS: _l("accounts beheren"),
        Ability.SEE_PROGRAMMES: _l("trajecten bekijken"),
        Ability.PLAN: _l("plannen en uitnodigen"),
        Ability.SEE_PEOPLE: _l("mensen bekijken"),
        Ability.GUIDE: _l("een tafel begeleiden"),
        Ability.SEE_OWN_TABLES: _l("eigen tafels bekijken"),
        Ability.FOLLOW_UP: _l("afspraken volgen"),
        Ability.SEE_OVERVIEW: _l("het overzicht bekijken"),
    },
    Role: {
        Role.ADMIN: _l("beheerder"),
        Role.ORGANISER: _l("organisator"),
        Role.FACILITATOR: _l("gespreksbegeleider"),
        Role.MANAGER: _l("leidinggevende"),
    },
}

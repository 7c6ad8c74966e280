"""The words for mail that leaves: why it didn't arrive, and what people hear again."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.delivery import Trouble
from dialoog.domain.invitations import ReminderKind

SENDING_SENTENCES: dict[str, LazyString] = {
    "invitation.mail_not_failed": _l("Deze e-mail is al opnieuw verstuurd of opgelost."),
    "invitation.mail_overtaken": _l(
        "Deze e-mail is verouderd: de tijd of plek is intussen veranderd. Pas het adres aan."
    ),
    "invitation.reminder_out_of_range": _l("Kies een ander aantal dagen."),
}

SENDING_LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Trouble: {
        Trouble.NO_SUCH_ADDRESS: _l("Dit adres bestaat niet."),
        Trouble.MAILBOX_FULL: _l("De mailbox is vol."),
        Trouble.REFUSED: _l("De mailserver van de ontvanger houdt onze e-mail tegen."),
        Trouble.NOT_NOW: _l("De mailserver van de ontvanger nam de e-mail steeds niet aan."),
        Trouble.OTHER: _l("De e-mail kwam niet aan."),
    },
    ReminderKind: {
        ReminderKind.REMINDER: _l("herinnering"),
        ReminderKind.SECOND: _l("tweede bericht"),
        ReminderKind.CALL: _l("op de bellijst"),
        ReminderKind.THANKS: _l("bedankje"),
    },
}

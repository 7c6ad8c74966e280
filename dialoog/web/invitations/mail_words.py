"""The words for mail that came in: what becomes of it, and why."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.invitations.incoming import (
    Authenticity,
    Decision,
    Ground,
    Nature,
    Outcome,
)

MAIL_LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    Outcome: {
        Outcome.APPLIED: _l("verwerkt"),
        Outcome.UNCHANGED: _l("niets veranderd"),
        Outcome.STALE: _l("voor de oude tijd"),
        Outcome.REJECTED: _l("niet gebruikt"),
        Outcome.REVIEW: _l("kijk dit na"),
        Outcome.IGNORED: _l("automatisch bericht"),
        Outcome.BOUNCE: _l("niet aangekomen"),
        Outcome.COUNTER: _l("stelt een andere tijd voor"),
        Outcome.REFRESH: _l("vraagt de uitnodiging opnieuw"),
    },
    Ground: {
        Ground.ANSWERED: _l("Het antwoord is verwerkt."),
        Ground.KNOWN: _l("Dit antwoord hadden wij al."),
        Ground.NEWER_ANSWER: _l("Wij hebben al een nieuwer antwoord van deze persoon."),
        Ground.READ_BEFORE: _l("Deze e-mail is al eerder gelezen."),
        Ground.OLD_VERSION: _l(
            "Dit antwoord gaat over de oude tijd of plek. Voor de nieuwe is nog een antwoord nodig."
        ),
        Ground.PROPOSAL: _l("Deze persoon stelt een andere tijd voor."),
        Ground.WANTS_INVITATION: _l("De agenda van deze persoon vraagt de uitnodiging opnieuw."),
        Ground.NOT_DELIVERED: _l("Een e-mail van ons is niet aangekomen."),
        Ground.RECEIPT: _l("Dit is een leesbevestiging. Het is geen antwoord."),
        Ground.AUTOMATIC: _l("Dit is een automatisch bericht. Het is geen antwoord."),
        Ground.TOO_LARGE: _l("De e-mail is te groot."),
        Ground.TOO_COMPLEX: _l("De e-mail heeft te veel delen."),
        Ground.UNREADABLE: _l("De e-mail is niet te lezen."),
        Ground.SENDER_UNCLEAR: _l("De e-mail heeft niet precies één afzender."),
        Ground.SENDER_FORGED: _l("De afzender is niet echt. Dat zegt onze mailserver."),
        Ground.CALENDARS_DIFFER: _l("De e-mail en de bijlage zeggen niet hetzelfde."),
        Ground.CALENDAR_BROKEN: _l("In het agendabestand klopt iets niet."),
        Ground.METHOD_UNCLEAR: _l("Het is niet duidelijk wat het agendabestand wil."),
        Ground.NO_REPLY: _l("Dit is geen antwoord op een uitnodiging."),
        Ground.UNKNOWN_MEETING: _l("Deze bijeenkomst kennen wij niet."),
        Ground.ATTENDEE_UNCLEAR: _l("De e-mail antwoordt niet voor precies één persoon."),
        Ground.NO_ANSWER: _l("Er staat geen ja, misschien of nee in."),
        Ground.MEETING_CLOSED: _l("De bijeenkomst is voorbij of gaat niet door."),
        Ground.SENDER_UNPROVEN: _l("Onze mailserver weet niet zeker wie de afzender is."),
        Ground.NO_CALENDAR: _l("Er zit geen antwoord uit een agenda in. Lees de e-mail zelf."),
        Ground.CLOSED_FILE: _l("Het antwoord zit in een bestand dat wij niet kunnen openen."),
        Ground.FORWARDED: _l("Dit is een doorgestuurde e-mail."),
        Ground.SENT_FOR_ANOTHER: _l("Iemand antwoordt voor een ander."),
        Ground.DELEGATED: _l("Deze persoon wil dat iemand anders komt."),
        Ground.OTHER_ADDRESS: _l("Het antwoord komt van een ander adres dan de uitnodiging had."),
        Ground.NOT_INVITED: _l("Dit adres staat niet op de lijst van deze bijeenkomst."),
        Ground.NAMELESS: _l("Het antwoord zegt niet voor wie het is, en ook niet of iemand komt."),
        Ground.SHARED_ADDRESS: _l("Meer mensen gebruiken dit adres. Voor wie is het antwoord?"),
        Ground.INVITATION_CLOSED: _l("De uitnodiging van deze persoon geldt nu niet."),
    },
    Decision: {
        Decision.APPLIED: _l("overgenomen"),
        Decision.SENT_AGAIN: _l("uitnodiging opnieuw verstuurd"),
        Decision.SET_ASIDE: _l("gezien"),
    },
    Nature: {
        Nature.PERSONAL: _l("van een mens"),
        Nature.UNDELIVERED: _l("niet aangekomen"),
        Nature.RECEIPT: _l("leesbevestiging"),
        Nature.AUTOMATIC: _l("automatisch bericht"),
    },
    Authenticity: {
        Authenticity.UNCHECKED: _l("niet gecontroleerd"),
        Authenticity.PROVEN: _l("afzender klopt"),
        Authenticity.DOUBTFUL: _l("afzender onzeker"),
        Authenticity.FAILED: _l("afzender niet echt"),
    },
}

"""The words for invitations: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from dialoog.domain.invitations import (
    AnswerChannel,
    Attendance,
    InvitationState,
    InvitationStep,
    NeedState,
    NeedStep,
    Notice,
    Reply,
)
from dialoog.web.invitations.mail_words import MAIL_LABELS
from dialoog.web.invitations.sending_words import SENDING_LABELS, SENDING_SENTENCES

SENTENCES: dict[str, LazyString] = {
    **SENDING_SENTENCES,
    "invitation.noted_meanwhile": _l(
        "Iemand anders noteerde net iets anders: %(now)s. Klopt dat niet? Tik dan nog een keer."
    ),
    "invitation.meeting_is_draft": _l(
        "Deze bijeenkomst is nog een concept. Ga naar de bijeenkomst en plan die eerst."
    ),
    "invitation.meeting_is_over": _l(
        "Dit kan niet meer. De bijeenkomst is voorbij of gaat niet door."
    ),
    "invitation.no_question": _l(
        "Er is nog geen vraag. Vul die eerst in bij het traject. Nodig daarna pas mensen uit."
    ),
    "invitation.no_room_for_influence": _l(
        "Het is nog niet duidelijk wat anders kan. Vul dat eerst in bij het traject."
    ),
    "invitation.no_promise": _l(
        "Er is nog geen belofte. Vul eerst in hoe en wanneer mensen iets terug horen."
    ),
    "invitation.not_sent_yet": _l("Deze uitnodiging is nog niet verstuurd."),
    "invitation.withdrawn": _l("Deze uitnodiging geldt niet meer."),
    "invitation.offer_lapsed": _l(
        "De tijd om te antwoorden is voorbij. De plaats is nu voor een ander."
    ),
    "invitation.offer_still_open": _l("Deze plaats is nog vrij tot %(until)s."),
    "need.step_not_allowed": _l("Dit kan nu niet. Dit is %(state)s."),
    "need.day_not_begun": _l("De dag is nog niet begonnen. Vul dit in als mensen er zijn."),
    "invitation.no_place_left": _l(
        "Er is geen plaats meer voor deze groep. Geef een extra plaats als u dat zeker weet."
    ),
    "invitation.fewer_places_than_taken": _l(
        "Er zijn al %(taken)s plaatsen bezet. Kies ten minste zoveel plaatsen."
    ),
    "invitation.step_not_allowed": _l("Dit kan nu niet. De uitnodiging is %(state)s."),
    "invitation.asked_already": _l(
        "Deze persoon is al uitgenodigd. Trek de uitnodiging in als dat niet klopt."
    ),
    "invitation.nobody_chosen": _l("Er staat niemand klaar. Kies eerst mensen."),
    "invitation.unreachable": _l(
        "Wij hebben geen adres en geen telefoonnummer. Vul dat eerst in bij deze persoon."
    ),
    "invitation.no_call_needed": _l("Deze persoon hoeft u niet te bellen."),
    "invitation.call_in_the_past": _l("Dit moment is al voorbij. Kies een later moment."),
    "invitation.no_address": _l("Wij hebben geen postadres. Vul dat eerst in bij deze persoon."),
    "invitation.on_the_list_already": _l("Deze persoon staat al op de lijst."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {
    InvitationState: {
        InvitationState.DRAFT: _l("staat klaar"),
        InvitationState.QUEUED: _l("gaat op weg"),
        InvitationState.SENT: _l("uitgenodigd"),
        InvitationState.ANSWERED: _l("heeft geantwoord"),
        InvitationState.BOUNCED: _l("niet aangekomen"),
        InvitationState.WAITING: _l("op de wachtlijst"),
        InvitationState.OFFERED: _l("plaats aangeboden"),
        InvitationState.LAPSED: _l("aanbod verlopen"),
        InvitationState.WITHDRAWN: _l("ingetrokken"),
    },
    InvitationStep: {
        InvitationStep.QUEUE: _l("uitgenodigd"),
        InvitationStep.SEND: _l("verteld"),
        InvitationStep.BOUNCE: _l("niet bereikt: adres of nummer klopt niet"),
        InvitationStep.ACCEPT: _l("zei ja"),
        InvitationStep.MAYBE: _l("zei misschien"),
        InvitationStep.DECLINE: _l("zei nee"),
        InvitationStep.MOVE: _l("tijd of plaats veranderd, opnieuw gevraagd"),
        InvitationStep.WAIT: _l("op de wachtlijst gezet"),
        InvitationStep.OFFER: _l("plaats aangeboden"),
        InvitationStep.LAPSE: _l("aanbod verlopen"),
        InvitationStep.WITHDRAW: _l("uitnodiging ingetrokken"),
        InvitationStep.SEE: _l("zag de uitnodiging"),
        InvitationStep.CALL_IN_VAIN: _l("gebeld, geen gehoor"),
        InvitationStep.CALL_LATER: _l("gebeld, later terugbellen"),
        InvitationStep.GO_BY_LETTER: _l("verder per brief"),
        InvitationStep.GO_BY_PHONE: _l("op de bellijst gezet"),
        InvitationStep.REMIND: _l("herinnerd"),
        InvitationStep.ASK_AGAIN: _l("nog een keer gevraagd"),
        InvitationStep.THANK: _l("bedankt"),
    },
    Reply: {
        Reply.ACCEPTED: _l("ja"),
        Reply.TENTATIVE: _l("misschien"),
        Reply.DECLINED: _l("nee"),
    },
    AnswerChannel: {
        AnswerChannel.LINK: _l("eigen pagina"),
        AnswerChannel.CALENDAR: _l("agenda"),
        AnswerChannel.PHONE: _l("telefoon"),
        AnswerChannel.LETTER: _l("brief of kaart"),
        AnswerChannel.IN_PERSON: _l("in een gesprek"),
    },
    Attendance: {
        Attendance.UNKNOWN: _l("nog niet bekend"),
        Attendance.PRESENT: _l("was er"),
        Attendance.ABSENT: _l("was er niet"),
        Attendance.LEFT: _l("ging eerder weg"),
        Attendance.WALK_IN: _l("kwam zonder uitnodiging"),
    },
    NeedState: {
        NeedState.OPEN: _l("nog regelen"),
        NeedState.ARRANGED: _l("geregeld"),
        NeedState.DROPPED: _l("niet meer nodig"),
    },
    NeedStep: {
        NeedStep.ASK: _l("gevraagd"),
        NeedStep.ARRANGE: _l("geregeld"),
        NeedStep.REOPEN: _l("toch nog niet geregeld"),
        NeedStep.DROP: _l("niet meer nodig"),
        NeedStep.ASSIGN: _l("iemand anders regelt het"),
        NeedStep.MOVE: _l("opnieuw regelen: tijd of plaats is veranderd"),
        NeedStep.RECEIVE: _l("gekregen"),
        NeedStep.MISS: _l("niet gekregen"),
    },
    Notice: {
        Notice.INVITATION: _l("uitnodiging"),
        Notice.UPDATE: _l("nieuwe tijd of plaats"),
        Notice.OFFER: _l("plaats vrij"),
        Notice.WAITING_LIST: _l("wachtlijst"),
        Notice.LAPSE: _l("aanbod verlopen"),
        Notice.CANCELLATION: _l("afzegging"),
    },
    **MAIL_LABELS,
    **SENDING_LABELS,
}

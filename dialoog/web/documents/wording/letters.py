"""Letters in words: the invitation with its answer slip, and what is told back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from dialoog.domain.documents import AnswerSlip, Fact, Letter, LettersPaper, Passage
from dialoog.domain.feedback import MessageKind
from dialoog.domain.invitations import InvitationState
from dialoog.domain.people import NeedKind
from dialoog.services import links
from dialoog.services.documents import (
    LetterFacts,
    Occasion,
    OwnDoor,
    ReportLetterFacts,
    letter_language,
)
from dialoog.web.documents.wording.common import imprint, language, purpose, top_facts
from dialoog.web.filters import clock_time, day, short_day


def word_invitations(
    occasion: Occasion, letters: list[LetterFacts], *, today: date
) -> LettersPaper:
    """Say invitations as letters, each in the language of its reader."""
    title = _("Uitnodiging: %(title)s", title=occasion.meeting.title)
    return LettersPaper(
        imprint=imprint(title, author=occasion.organisation.name),
        letters=tuple(_in_own_language(occasion, letter, today=today) for letter in letters),
    )


def _in_own_language(occasion: Occasion, letter: LetterFacts, *, today: date) -> Letter:
    with force_locale(letter_language(letter.person)):
        if letter.state in NEWS:
            return _news(occasion, letter, today=today)
        return _invitation(occasion, letter, today=today)


def _news(occasion: Occasion, letter: LetterFacts, *, today: date) -> Letter:
    """Say that somebody need not come, or not yet; nothing is asked."""
    subject, opening = NEWS[letter.state](occasion.meeting)
    return Letter(
        **_frame(occasion.organisation, letter.person, today=today),
        subject=subject,
        opening=opening,
        facts=top_facts(occasion),
        body=(),
    )


def _waiting(_meeting: Any) -> tuple[str, tuple[str, ...]]:
    return _("U staat op de wachtlijst"), (
        _("Fijn dat u wilt komen. Er is nu geen plaats vrij. U staat op de wachtlijst."),
        _("Komt er een plaats vrij? Dan krijgt u meteen bericht. U hoeft nu niets te doen."),
    )


def _lapsed(_meeting: Any) -> tuple[str, tuple[str, ...]]:
    return _("De plaats is nu voor een ander"), (
        _("Wij hielden een plaats voor u vrij. Wij hebben op tijd geen antwoord gekregen."),
        _("Wilt u toch nog komen? Bel of schrijf ons. Dan komt u weer op de wachtlijst."),
    )


def _withdrawn(meeting: Any) -> tuple[str, tuple[str, ...]]:
    if meeting.cancel_reason:
        return _("De bijeenkomst gaat niet door"), (
            _("De bijeenkomst van %(day)s gaat niet door.", day=short_day(meeting.starts_at)),
            _("De reden: %(reason)s", reason=meeting.cancel_reason),
        )
    return _("Uw uitnodiging vervalt"), (
        _("U hoeft niet te komen. Onze excuses voor het ongemak."),
    )


NEWS: dict[InvitationState, Callable[[Any], tuple[str, tuple[str, ...]]]] = {
    InvitationState.WAITING: _waiting,
    InvitationState.LAPSED: _lapsed,
    InvitationState.WITHDRAWN: _withdrawn,
}


def _invitation(occasion: Occasion, letter: LetterFacts, *, today: date) -> Letter:
    if letter.until is not None:
        subject = _("Er is plaats voor u")
        opening = _(
            "U stond op de wachtlijst. Nu is er een plaats voor u. Antwoord vóór %(moment)s."
            " Daarna gaat de plaats naar een ander. Bellen is het snelst.",
            moment=f"{day(letter.until)}, {clock_time(letter.until)}",
        )
    elif letter.changed:
        subject = _("De bijeenkomst is veranderd")
        opening = _(
            "U kreeg van ons een uitnodiging. De tijd of de plaats is veranderd. Komt u dan ook?"
        )
    else:
        subject = _("Praat u met ons mee?")
        opening = _(
            "U weet hoe het echt is. Dat willen wij graag van u horen. Daarom nodigen wij u uit."
        )
    needs = _(
        "Bijvoorbeeld een taxi, een tolk of een rustige plek. Schrijf het op de strook of bel ons."
    )
    return Letter(
        **_frame(occasion.organisation, letter.person, today=today),
        subject=subject,
        opening=(opening,),
        facts=(*top_facts(occasion), *_route(occasion)),
        purpose=purpose(occasion.programme),
        body=(Passage(_("Hebt u iets nodig om mee te doen?"), (needs,)),),
        slip=_slip(occasion, letter),
    )


def _route(occasion: Occasion) -> tuple[Fact, ...]:
    route = occasion.meeting.place_route
    return (Fact(_("Zo komt u er:"), route),) if route else ()


def _slip(occasion: Occasion, letter: LetterFacts) -> AnswerSlip:
    return AnswerSlip(
        heading=_("Komt u ook?"),
        choices=(_("Ja, ik kom"), _("Ik weet het nog niet"), _("Nee, ik kom niet")),
        fields=(_("Ik heb nodig:"), _("Bel mij op:")),
        online=_("Op internet? Scan of typ:"),
        url=links.absolute("invitations.enter_code"),
        code=Fact(_("Uw code:"), readable_code(letter.code)),
        qr_url=letter.link,
        qr=_("Vierkante code. Die brengt u naar uw antwoord."),
        back=_back(occasion.organisation),
    )


def _back(organisation: Any) -> tuple[str, ...]:
    """Say where the slip goes, and that a call will do as well."""
    back = []
    if organisation.address:
        address = ", ".join(organisation.address.splitlines())
        back.append(_("Stuur deze strook naar: %(address)s.", address=address))
    if organisation.phone:
        back.append(_("Bellen mag ook: %(phone)s.", phone=organisation.phone))
    return tuple(back)


def readable_code(code: str) -> str:
    """Give a code in two groups, easier to type over."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


def word_report_letters(facts: ReportLetterFacts, *, today: date) -> LettersPaper:
    """Say a message to everybody who gets it by post, each in the language of its reader."""
    return LettersPaper(
        imprint=imprint(facts.message.subject, author=facts.organisation.name),
        letters=tuple(_report_letter(facts, person, today=today) for person in facts.people),
    )


def _report_letter(facts: ReportLetterFacts, person: Any, *, today: date) -> Letter:
    spoken = letter_language(person)
    subject, text = facts.message.words_in(spoken)
    with force_locale(spoken):
        return replace(
            _told(facts.organisation, person, subject, text, today=today),
            body=_enclosed(facts.message.kind),
            slip=_own_slip(facts, facts.doors.get(person.id)),
        )


def word_same_letter(
    organisation: Any, people: Iterable[Any], subject: str, text: str, *, today: date
) -> LettersPaper:
    """Say the same words to each of these people."""
    return LettersPaper(
        imprint=imprint(subject, author=organisation.name),
        letters=tuple(_told(organisation, person, subject, text, today=today) for person in people),
    )


def word_sample_letter(
    organisation: Any, subject: str, text: str, *, spoken: str, today: date
) -> LettersPaper:
    """Say a message that hasn't left yet as the letter that it will be, to nobody in particular."""
    with force_locale(spoken):
        reader = SampleReader(_("Voornaam Achternaam"), _("Straat 1"), "1234 AB", _("Plaats"))
        return LettersPaper(
            imprint=imprint(subject, author=organisation.name),
            letters=(_told(organisation, reader, subject, text, today=today),),
        )


@dataclass(frozen=True)
class SampleReader:
    """Stands in the place of who will read a letter."""

    full_name: str
    street: str
    postal_code: str
    town: str
    needs: tuple[Any, ...] = ()


def _told(organisation: Any, person: Any, subject: str, text: str, *, today: date) -> Letter:
    return Letter(
        **_frame(organisation, person, today=today),
        subject=subject,
        opening=tuple(part.strip() for part in text.split("\n\n") if part.strip()),
        facts=(),
        body=(),
    )


def _enclosed(kind: MessageKind) -> tuple[Passage, ...]:
    if kind not in {MessageKind.RECORD, MessageKind.RECORD_APPROVED}:
        return ()
    return (Passage(_("Het verslag"), (_("Het verslag zit bij deze brief."),)),)


def _own_slip(facts: ReportLetterFacts, door: OwnDoor | None) -> AnswerSlip | None:
    """Give the slip with which somebody answers, or says how they want to hear from us."""
    if door is None:
        return None
    if facts.message.kind is MessageKind.RECORD:
        heading = _("Klopt het verslag?")
        choices: tuple[str, ...] = (_("Ja, het klopt"), _("Nee, ik zei het anders:"))
        fields = (_("Ik zei:"),)
    else:
        heading = _("Wilt u het anders?")
        choices = (
            _("Stuur mij geen berichten meer"),
            _("Vertel mij alleen de uitkomst"),
            _("Vergeet mij: haal alles van mij weg"),
        )
        fields = (_("Bel mij liever op:"),)
    return AnswerSlip(
        heading=heading,
        choices=choices,
        fields=fields,
        online=_("Op internet? Scan of typ:"),
        url=links.absolute("invitations.enter_code"),
        code=Fact(_("Uw code:"), readable_code(door.code)),
        qr_url=door.link,
        qr=_("Vierkante code. Die brengt u naar uw eigen pagina."),
        back=_back(facts.organisation),
    )


def _frame(organisation: Any, person: Any, *, today: date) -> dict[str, Any]:
    town = " ".join(part for part in (person.postal_code, person.town.upper()) if part)
    address = (person.full_name, person.street, town)
    sender = ", ".join(
        part for part in (organisation.name, *organisation.address.splitlines()) if part
    )
    return {
        "language": language(),
        "organisation": organisation.name,
        "sender": sender,
        "address": tuple(line for line in address if line),
        "dateline": short_day(today),
        "salutation": _("Beste %(name)s,", name=person.full_name),
        "closing": (_("Met vriendelijke groet,"), organisation.name),
        "large": any(need.kind is NeedKind.LARGE_PRINT for need in person.needs),
    }

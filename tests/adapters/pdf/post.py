"""Letters and a phone list for the tests."""

from dialoog.domain.documents import (
    AnswerSlip,
    Fact,
    Letter,
    LettersPaper,
    Passage,
)
from tests.adapters.pdf.papers import PURPOSE, imprint

SLIP = AnswerSlip(
    heading="Komt u ook?",
    choices=("Ja, ik kom", "Ik weet het nog niet", "Nee, ik kom niet"),
    fields=("Ik heb nodig:", "Bel mij op:"),
    online="Op internet? Scan of typ:",
    url="https://dialoog.appelveld.nl/code",
    code=Fact("Uw code:", "K7P-2MX"),
    qr_url="https://dialoog.appelveld.nl/uitnodiging/abcdefghijklmnopqrstuvwxyz234567",
    qr="Vierkante code die naar uw antwoord leidt.",
    back=(
        "Stuur deze strook naar Antwoordnummer 12, 1234 ZX Appelveld. Een postzegel hoeft niet.",
        "Bellen mag ook: 0800 1234.",
    ),
)


def letter(**changes: object) -> Letter:
    values: dict[str, object] = {
        "language": "nl",
        "organisation": "Gemeente Appelveld",
        "sender": "Gemeente Appelveld, Postbus 12, 1234 AB APPELVELD",
        "address": ("Mevrouw F. Yılmaz", "Lindelaan 12 b", "1234 CD APPELVELD"),
        "dateline": "Appelveld, 7 december 2026",
        "subject": "Praat u mee over wonen?",
        "salutation": "Beste mevrouw Yılmaz,",
        "opening": (
            "U woont in de Schapenburcht. U weet hoe het daar echt is. Daarom nodigen wij u uit.",
        ),
        "facts": (
            Fact("Wanneer:", "donderdag 21 januari 2027, van 13.30 tot 16.00 uur"),
            Fact("Waar:", "Buurthuis De Linde, Lindelaan 4 in Appelveld"),
        ),
        "purpose": PURPOSE,
        "body": (
            Passage(
                "Hebt u iets nodig?",
                ("Een taxi, een tolk of een rustige plek? Zeg het ons. Wij regelen het.",),
            ),
        ),
        "closing": ("Met vriendelijke groet,", "Samira Bouzid, Gemeente Appelveld"),
        "slip": SLIP,
    }
    return Letter(**{**values, **changes})


def letters_paper(*letters: Letter) -> LettersPaper:
    title = "Uitnodiging: Wonen in de Schapenburcht"
    return LettersPaper(imprint(title), letters or (letter(), letter(large=True)))

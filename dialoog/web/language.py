"""In which language somebody reads Dialoog: Dutch, unless they chose another."""

from flask import has_request_context, session

LANGUAGES = {"nl": "Nederlands", "en": "English"}


def choose() -> str:
    """Give the code of the language for this request.

    The browser's own wish is left aside: on many Dutch computers it says English, unasked.
    """
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in LANGUAGES else "nl"

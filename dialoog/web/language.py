"""In which language somebody reads Dialoog: their choice, else what their browser asks for."""

from flask import has_request_context, request, session

LANGUAGES = {"nl": "Nederlands", "en": "English"}


def choose() -> str:
    """Give the code of the language for this request."""
    if not has_request_context():
        return "nl"
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(list(LANGUAGES)) or "nl"

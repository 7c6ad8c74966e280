"""The words for documents: refusals."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

SENTENCES: dict[str, LazyString] = {
    "documents.no_tables": _l("Er zijn nog geen tafels. Maak eerst de tafels."),
    "documents.nothing_changed": _l("Alle kaarten kloppen nog. Er is niets opnieuw te printen."),
    "documents.no_letters": _l("Er zijn nu geen brieven om te printen."),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {}

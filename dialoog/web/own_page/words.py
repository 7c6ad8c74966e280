"""The words for somebody's own page: refusals."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

SENTENCES: dict[str, LazyString] = {
    "own_page.channel_lacks": _l(
        "Wij missen iets om dit te kunnen doen (%(channel)s). Bel ons, of kies iets anders."
    ),
}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {}

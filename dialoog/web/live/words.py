"""The words for live: refusals and labels."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

SENTENCES: dict[str, LazyString] = {}

LABELS: dict[type[StrEnum], dict[StrEnum, LazyString]] = {}

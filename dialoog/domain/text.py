"""One sentence in the two languages of Dialoog."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in Dutch (B1, the source) and English."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the words in ``language``; every language but English reads the Dutch source."""
        return self.en if language == "en" else self.nl

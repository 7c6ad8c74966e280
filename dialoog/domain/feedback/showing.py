"""Films and pictures by link, for the public page: an address on the web and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from dialoog.domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Showing:
    """A film, a picture or a page elsewhere, with a title that says what there is to see."""

    title: str
    url: str


def make_showing(*, title: str, url: str) -> Showing:
    """Make one; refuse what has no title, or is no full address that begins with http(s)."""
    if not title.strip():
        raise Refused("showing.title_missing")
    address = url.strip()
    try:
        parts = urlsplit(address)
        names_a_place = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        names_a_place = False
    if not names_a_place or any(sign.isspace() for sign in address):
        raise Refused("showing.not_on_the_web")
    return Showing(title.strip(), address)

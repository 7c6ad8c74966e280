"""People's own phones at a table: a link without an account, for one purpose, while the day lasts.

The key follows from the table, so nothing is stored; what it opens, the day decides.
"""

from __future__ import annotations

import hmac
from enum import StrEnum
from uuid import UUID, uuid5

from dialoog.services import keys, links, outbox
from dialoog.storage.devices import find_table_anywhere

KEY_LENGTH = 16
"""80 bits: short enough to type over, too long to guess."""


class Purpose(StrEnum):
    """What a link is for; also the endpoint of its page."""

    LISTEN = "mirror.listen"
    JOIN = "wall.join"


def device_link(table_id: int, purpose: Purpose) -> str:
    """Give the full address that people open on their own phone."""
    return links.absolute(purpose.value, table_id=table_id, key=_key(table_id, purpose))


def find_organisation(table_id: int, key: str, purpose: Purpose) -> int | None:
    """Give the organisation of a table to whoever has its key, else None."""
    if not hmac.compare_digest(key.encode(), _key(table_id, purpose).encode()):
        return None
    return find_table_anywhere(table_id)


def once_per_device(device: UUID, what: str) -> UUID:
    """Give the id under which one phone says one thing, so that it can say it once."""
    return uuid5(device, what)


def _key(table_id: int, purpose: Purpose) -> str:
    return keys.personal_key(outbox.settings().secret_key, purpose.value, table_id)[:KEY_LENGTH]

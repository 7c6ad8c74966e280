"""Keys for people without an account: in links and on paper, never stored as they are."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

# Without letters and digits that look alike on paper.
CODE_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 8


def personal_key(secret_key: str, purpose: str, subject_id: int) -> str:
    """Give the key that belongs to one thing: 160 bits, the same each time it is asked for.

    It is derived (HMAC-SHA256), so that a letter or a second mail can carry it again although
    only its hash is stored.
    """
    return base64.b32encode(_digest(secret_key, purpose, subject_id)[:20]).decode().lower()


def personal_code(secret_key: str, purpose: str, subject_id: int) -> str:
    """Give a short code that belongs to one thing, the same each time, as good as a paper code."""
    number = int.from_bytes(_digest(secret_key, purpose, subject_id))
    signs = []
    for _ in range(CODE_LENGTH):
        number, place = divmod(number, len(CODE_SIGNS))
        signs.append(CODE_SIGNS[place])
    return "".join(signs)


def in_groups(code: str) -> str:
    """Write a code in two groups, which are read and typed with fewer mistakes."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def _digest(secret_key: str, purpose: str, subject_id: int) -> bytes:
    words = f"{purpose}:{subject_id}".encode()
    return hmac.new(secret_key.encode(), words, hashlib.sha256).digest()


def locking_key(secret_key: str, purpose: str, subject_id: int) -> str:
    """Give the key of 256 bits, in base64, with which a device locks away what it keeps."""
    return base64.b64encode(_digest(secret_key, f"lock:{purpose}", subject_id)).decode()


def key_hash(key: str) -> str:
    """Give what is stored of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def random_key() -> str:
    """Give a new key of 256 bits that nobody can guess."""
    return secrets.token_urlsafe(32)


def paper_code() -> str:
    """Give a short code to type over from paper; 39 bits, so looking it up must be throttled."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))

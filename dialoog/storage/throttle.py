"""Wrong guesses, by hashed key, so that guessing can be slowed down for every process at once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from dialoog.storage.base import Base, db
from dialoog.storage.types import UtcDateTime


class WrongGuessRow(Base):
    """One wrong guess; ``key_hash`` hides who made it and at what."""

    __tablename__ = "wrong_guess"

    key_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def count_wrong(key_hash: str, *, since: datetime) -> int:
    """Count the wrong guesses under one key since a moment."""
    return db.session.execute(
        select(func.count(WrongGuessRow.id)).where(
            WrongGuessRow.key_hash == key_hash, WrongGuessRow.at > since
        )
    ).scalar_one()


def forget_wrong(key_hash: str) -> None:
    """Start counting anew, after a right guess."""
    db.session.execute(delete(WrongGuessRow).where(WrongGuessRow.key_hash == key_hash))


def forget_before(moment: datetime) -> None:
    """Remove the guesses that no longer count."""
    db.session.execute(delete(WrongGuessRow).where(WrongGuessRow.at <= moment))

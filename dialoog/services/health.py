"""Whether the database answers."""

from sqlalchemy import select

from dialoog.storage import db


def check() -> None:
    """Ask the database something; raise what it raises."""
    db.session.execute(select(1))

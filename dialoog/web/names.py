"""Whose name the reader of a page may read: here it is decided, for every page, export and mail.

Who reads without an account, as in a mail to managers, reads no name of a person.
"""

from __future__ import annotations

from typing import Any

from flask import Flask, g
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.domain.followup import Owner, may_read_name


def register(app: Flask) -> None:
    """Teach the templates to say names."""
    app.jinja_env.filters.update(owner_name=owner_name, colleague_name=colleague_name)
    app.jinja_env.globals["sees_people"] = sees_people


def sees_people() -> bool:
    """Say whether the reader of this page may see who people are."""
    return Ability.SEE_PEOPLE in _abilities()


def may_read(owner: Owner) -> bool:
    """Say whether the reader of this page may read who does something."""
    account = _account()
    return may_read_name(owner, abilities=_abilities(), email=account.email if account else "")


def owner_name(owner: Owner) -> str:
    """Say who does something; only "a person" to who may not read that name."""
    return owner.name if not owner.name or may_read(owner) else _("een persoon")


def colleague_name(user: Any) -> str:
    """Say who of the organisation it is; only "a colleague" to who may not see people."""
    account = _account()
    own = account is not None and account.user_id == user.id
    return str(user.name) if own or sees_people() else _("een collega")


def conceal(form: Any, owner: Owner) -> None:
    """Let a form about an owner show nothing that its reader may not read."""
    if owner.email and not sees_people():
        form.conceal_address()
    if not may_read(owner):
        form.conceal_owner()


def _account() -> Any:
    return getattr(g, "account", None)


def _abilities() -> frozenset[Ability]:
    account = _account()
    return account.abilities if account else frozenset()

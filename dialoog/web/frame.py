"""What every page needs around it: menu, language, who is logged in, addresses of files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _

from dialoog.domain.accounts import Ability
from dialoog.services import accounts
from dialoog.web.language import LANGUAGES, choose
from dialoog.web.pictures import TEMPLATE_GLOBALS


@dataclass(frozen=True)
class MenuItem:
    """One of the main places."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Named:
    """Something that the frame shows by its name."""

    name: str


def register(app: Flask) -> None:
    """Give every template what the frame around a page needs."""
    app.context_processor(_frame)
    app.jinja_env.globals["static_url"] = static_url
    app.jinja_env.globals.update(TEMPLATE_GLOBALS)


def _frame() -> dict[str, Any]:
    account = getattr(g, "account", None)
    organisation = account.organisation if account else accounts.organisation_name()
    return {
        "menu": _menu(account.abilities) if account else [],
        "current_user": account,
        "organisation": Named(organisation) if organisation else None,
        "language": choose(),
        "language_switch": [
            (code, name, url_for("accounts.choose_language")) for code, name in LANGUAGES.items()
        ],
        "password_url": url_for("accounts.change_password"),
        "logout_url": url_for("accounts.log_out"),
        "accessibility_url": url_for("home.accessibility"),
        "privacy_url": url_for("home.privacy"),
        "Ability": Ability,
    }


def _menu(abilities: frozenset[Ability]) -> list[MenuItem]:
    places = (
        (Ability.FOLLOW_UP, _("Signalen"), "signals.index", {"signals"}),
        (
            Ability.SEE_PROGRAMMES,
            _("Trajecten"),
            "programmes.index",
            {"programmes", "cycles", "feedback"},
        ),
        (
            Ability.SEE_OWN_TABLES,
            _("Bijeenkomsten"),
            "meetings.index",
            {
                "meetings",
                "invitations",
                "seating",
                "live",
                "tickets",
                "mirror",
                "wall",
                "reactions",
            },
        ),
        (Ability.SEE_PEOPLE, _("Mensen"), "people.index", {"people"}),
        (Ability.FOLLOW_UP, _("Afspraken"), "followup.index", {"followup"}),
        (Ability.FOLLOW_UP, _("Te doen"), "tasks.index", {"tasks"}),
        (Ability.SEE_OVERVIEW, _("Overzicht"), "outcomes.index", {"outcomes"}),
        (Ability.MANAGE_ACCOUNTS, _("Beheer"), "accounts.manage", {"accounts"}),
    )
    return [
        MenuItem(label, url_for(endpoint), request.blueprint in topics)
        for ability, label, endpoint, topics in places
        if ability in abilities
    ]


def static_url(path: str) -> str:
    """Give the address of a static file, with a mark that changes when the file does."""
    return url_for(
        "static", filename=path, v=_mark(str(Path(current_app.static_folder or "") / path))
    )


@lru_cache
def _mark(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:8]

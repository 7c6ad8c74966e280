"""Settings as one frozen value: ``dialoog.toml`` in the instance folder, then the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dialoog.paths import PACKAGE


class SettingsError(Exception):
    """A setting that Dialoog can't start with, said in plain words."""


@dataclass(frozen=True)
class Settings:
    """All that an installation can choose; every field is also an environment variable.

    ``DIALOOG_SMTP_HOST`` sets ``smtp_host``, and so on. ``DIALOOG_INSTANCE`` moves the folder
    that holds ``dialoog.toml``, the embedded database and the mail folder.
    """

    instance: Path
    secret_key: str
    database_url: str
    base_url: str = "http://127.0.0.1:5000"
    trusted_hosts: str = ""
    proxies: int = 0
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_security: str = "starttls"
    smtp_per_minute: int = 30
    smtp_per_domain: str = ""
    mail_from: str = "dialoog@localhost"
    imap_host: str = ""
    imap_port: int = 993
    imap_user: str = ""
    imap_password: str = ""
    imap_security: str = "tls"
    imap_folder: str = "INBOX"
    imap_minutes: int = 5
    imap_authserv: str = ""
    max_upload_mb: int = 10

    @property
    def secure(self) -> bool:
        """Whether people reach Dialoog over HTTPS, so that cookies may demand it."""
        return self.base_url.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        """Host names this installation answers to; any other is refused."""
        named = [host.strip() for host in self.trusted_hosts.split(",") if host.strip()]
        own = urlsplit(self.base_url).hostname or "127.0.0.1"
        return [*named, own, *(["localhost", "127.0.0.1"] if not self.secure else [])]

    @property
    def paces_by_domain(self) -> dict[str, int]:
        """How many mails a minute may go to one domain, where that is limited."""
        pairs = [pair.split("=") for pair in self.smtp_per_domain.split(",") if pair.strip()]
        return {domain.strip().lower(): int(most) for domain, most in pairs}

    @property
    def mail_folder(self) -> Path:
        """Where mail is written when there is no relay (a demo, a first try)."""
        return self.instance / "mail"


def instance_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Give the folder that belongs to this installation."""
    chosen = environ.get("DIALOOG_INSTANCE")
    return Path(chosen).expanduser().resolve() if chosen else PACKAGE.parent / "instance"


def load_settings(environ: Mapping[str, str] = os.environ, *, port: int = 5000) -> Settings:
    """Read and check the settings; raise ``SettingsError`` naming the one that is wrong.

    Where no ``base_url`` is chosen, people are on this machine, at ``port``.
    """
    instance = instance_folder(environ)
    written = _from_file(instance / "dialoog.toml")
    from_environment = {
        field.name: environ[f"DIALOOG_{field.name.upper()}"]
        for field in fields(Settings)
        if f"DIALOOG_{field.name.upper()}" in environ and field.name != "instance"
    }
    values = {
        "database_url": f"sqlite:///{instance / 'dialoog.db'}",
        "base_url": f"http://127.0.0.1:{port}",
        **written,
        **from_environment,
    }
    settings = replace(
        Settings(instance=instance, secret_key="", database_url=""), **_typed(values)
    )
    _check(settings)
    return settings


def _from_file(path: Path) -> dict[str, object]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} can't be read: {error}") from error


def _typed(values: Mapping[str, object]) -> dict[str, Any]:
    kinds = {field.name: field.type for field in fields(Settings) if field.name != "instance"}
    unknown = sorted(set(values) - set(kinds))
    if unknown:
        raise SettingsError(f"Unknown setting: {', '.join(unknown)}.")
    if not values.get("secret_key"):
        raise SettingsError("There is no secret_key yet. Run 'dialoog init' first.")
    return {name: _as_kind(name, str(kinds[name]), value) for name, value in values.items()}


def _as_kind(name: str, kind: str, value: object) -> object:
    try:
        if kind == "int":
            return int(str(value))
    except ValueError as error:
        raise SettingsError(f"{name} must be a whole number, not {value!r}.") from error
    return str(value)


def _check(settings: Settings) -> None:
    if len(settings.secret_key) < 32:  # noqa: PLR2004 - 32 signs is what `dialoog init` writes at least
        raise SettingsError("secret_key is too short: at least 32 signs.")
    if not settings.base_url.startswith(("http://", "https://")):
        raise SettingsError("base_url must start with http:// or https://.")
    if settings.smtp_security not in {"none", "starttls", "tls"}:
        raise SettingsError("smtp_security must be none, starttls or tls.")
    if settings.imap_security not in {"none", "starttls", "tls"}:
        raise SettingsError("imap_security must be none, starttls or tls.")
    if settings.imap_minutes < 1:
        raise SettingsError("imap_minutes must be 1 or more.")
    _check_paces(settings)
    if not settings.database_url.startswith(("sqlite:///", "postgresql")):
        raise SettingsError("database_url must start with sqlite:/// or postgresql.")


def _check_paces(settings: Settings) -> None:
    if settings.smtp_per_minute < 0:
        raise SettingsError("smtp_per_minute can't be less than 0, which means no limit.")
    try:
        right = all(most > 0 for most in settings.paces_by_domain.values())
    except ValueError:
        right = False
    if not right:
        raise SettingsError("smtp_per_domain must look like outlook.com=20,gmail.com=60.")

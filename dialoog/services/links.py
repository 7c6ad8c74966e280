"""Addresses of our own pages, for mails and papers that are made where no page is asked for."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import current_app


def absolute(endpoint: str, **values: str | int) -> str:
    """Give the full address of a page, as people outside reach this installation."""
    base = urlsplit(current_app.extensions["settings"].base_url)
    addresses = current_app.url_map.bind(
        base.netloc, script_name=base.path or "/", url_scheme=base.scheme
    )
    return addresses.build(endpoint, values, force_external=True)

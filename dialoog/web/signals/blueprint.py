"""The blueprint of signals; its own file so that every page can add itself."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("signals", __name__)

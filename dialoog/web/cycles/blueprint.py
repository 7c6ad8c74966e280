"""The blueprint of the cycle; its own file so that every page can add itself."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("cycles", __name__)

"""The blueprint of agreements and actions; its own file so that every page can add itself."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("followup", __name__)

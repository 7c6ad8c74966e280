"""The blueprint of the record of a meeting."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("record", __name__)

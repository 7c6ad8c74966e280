"""The room of the mirror meeting."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("mirror", __name__)

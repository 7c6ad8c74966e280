"""The room of the wall."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("wall", __name__)

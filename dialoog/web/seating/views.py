from __future__ import annotations

from flask import Blueprint

bp = Blueprint("seating", __name__)

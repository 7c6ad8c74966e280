from __future__ import annotations

from flask import Blueprint

bp = Blueprint("outcomes", __name__)


@bp.get("/tijdelijk-outcomes")
def index():
    return "outcomes"

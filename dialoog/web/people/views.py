from __future__ import annotations

from flask import Blueprint

bp = Blueprint("people", __name__)


@bp.get("/tijdelijk-people")
def index():
    return "people"

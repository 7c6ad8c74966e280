from __future__ import annotations

from flask import Blueprint

bp = Blueprint("meetings", __name__)


@bp.get("/tijdelijk-meetings")
def index():
    return "meetings"

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("followup", __name__)


@bp.get("/tijdelijk-followup")
def index():
    return "followup"

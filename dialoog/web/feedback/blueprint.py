"""The blueprint of the rooms after the day; its own file so that every page can add itself."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("feedback", __name__)

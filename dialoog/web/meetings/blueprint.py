"""The room of meetings, in which several files hang their pages."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("meetings", __name__)

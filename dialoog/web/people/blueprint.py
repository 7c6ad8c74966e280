"""The pages about people hang on this."""

from flask import Blueprint

bp = Blueprint("people", __name__, url_prefix="/mensen")

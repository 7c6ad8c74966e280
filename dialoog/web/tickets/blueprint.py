"""The room of tickets: who comes to a table without an account."""

from flask import Blueprint

bp = Blueprint("tickets", __name__)

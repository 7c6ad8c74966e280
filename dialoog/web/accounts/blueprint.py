"""The pages about accounts, gathered under one name."""

from flask import Blueprint

bp = Blueprint("accounts", __name__)

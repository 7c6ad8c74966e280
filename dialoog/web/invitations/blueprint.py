"""The blueprint that the pages of invitations share."""

from flask import Blueprint

bp = Blueprint("invitations", __name__)

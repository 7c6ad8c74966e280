"""What happens after the day: agreements, actions and who does them."""

from dialoog.web.followup import actions, agreements, chasing, own
from dialoog.web.followup.blueprint import bp

__all__ = ["actions", "agreements", "bp", "chasing", "own"]

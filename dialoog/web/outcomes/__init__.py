"""The overview for managers."""

from dialoog.web.outcomes.views import bp

__all__ = ["bp"]

"""The room of the day itself: its pages stand in the modules that are read here."""

from dialoog.web.live import agreements, contributions, hall, steps, tables, tools
from dialoog.web.live.blueprint import bp

__all__ = ["agreements", "bp", "contributions", "hall", "steps", "tables", "tools"]

"""The room of the day itself: its pages stand in the modules that are read here."""

from dialoog.web.live import agreements, contributions, hall, tables, tools
from dialoog.web.live.blueprint import bp

__all__ = ["agreements", "bp", "contributions", "hall", "tables", "tools"]

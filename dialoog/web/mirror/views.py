"""The room of the mirror meeting: its pages stand in the modules that are read here."""

from dialoog.web.mirror import circles, debrief, listen, route, slips
from dialoog.web.mirror.blueprint import bp

__all__ = ["bp", "circles", "debrief", "listen", "route", "slips"]

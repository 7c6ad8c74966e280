"""The room of the wall: its pages stand in the modules that are read here."""

from dialoog.web.wall import choosing, ideas, join, moodboards, sorting
from dialoog.web.wall.blueprint import bp

__all__ = ["bp", "choosing", "ideas", "join", "moodboards", "sorting"]

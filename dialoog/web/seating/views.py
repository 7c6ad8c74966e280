"""The room of the tables: its pages stand in the modules that are read here."""

from dialoog.web.seating import board, day, hand, reasons, tables, today
from dialoog.web.seating.blueprint import bp

__all__ = ["board", "bp", "day", "hand", "reasons", "tables", "today"]

"""Programmes: the intake, the room for influence and the promise."""

"""Outcomes: the overview for managers."""

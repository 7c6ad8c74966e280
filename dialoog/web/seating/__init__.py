"""Seating: who sits at which table."""

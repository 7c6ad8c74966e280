"""Somebody's own page, by personal link and without an account."""

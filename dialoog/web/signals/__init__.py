"""Signals: the inbox, what becomes of each, and the public form."""

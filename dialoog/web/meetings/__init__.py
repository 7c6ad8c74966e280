"""Meetings: planning one session."""

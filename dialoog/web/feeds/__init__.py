"""Calendars to subscribe to by a link."""

"""Invitations: asking people, and their answers."""

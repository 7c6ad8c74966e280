"""Feedback: answer what was said, tell it, and ask whether it is better."""

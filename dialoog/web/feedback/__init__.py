"""Feedback: advice, decisions, messages and the question whether it is better."""

"""Reactions: what people say to the answers, at a feedback meeting."""

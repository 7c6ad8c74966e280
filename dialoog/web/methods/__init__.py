"""Methods: the five ways to hold a dialogue."""

"""Live: the day itself."""

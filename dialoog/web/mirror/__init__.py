"""The pages of a mirror meeting."""

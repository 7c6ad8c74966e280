"""The overview for managers."""

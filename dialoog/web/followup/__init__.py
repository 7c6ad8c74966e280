"""Follow-up: agreements and actions."""

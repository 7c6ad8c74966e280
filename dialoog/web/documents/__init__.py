"""Documents: everything on paper."""

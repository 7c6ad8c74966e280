"""The words on paper: facts of a meeting become papers that an adapter can draw."""

"""People: the list, the groups and the import."""

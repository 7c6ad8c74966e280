"""People: the list, the groups, reading lists in."""

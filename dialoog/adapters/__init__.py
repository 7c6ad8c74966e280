"""Speaking to the outside: one library, one door."""

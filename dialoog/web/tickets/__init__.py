"""The room of tickets: who comes to a table without an account."""

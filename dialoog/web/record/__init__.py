"""The record of a meeting: complete, read, locked."""

"""The first page, and the pages about Dialoog itself."""

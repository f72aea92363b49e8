"""Commands of the cite room."""

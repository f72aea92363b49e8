"""Commands of the matters room."""

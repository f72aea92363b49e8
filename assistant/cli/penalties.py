"""Commands of the penalties room."""

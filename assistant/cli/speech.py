"""Commands of the speech room."""

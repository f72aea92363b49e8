"""Commands of the law room."""

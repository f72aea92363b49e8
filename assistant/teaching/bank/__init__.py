"""Question banks taken in from outside: read, each key held against the law where an article decides it."""

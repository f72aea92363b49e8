"""Commands of the suggest room."""

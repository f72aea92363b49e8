"""Looks whether everything is there and sound, says what to do, and repairs what can be made again."""

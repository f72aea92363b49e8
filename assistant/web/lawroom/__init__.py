"""The page 法规库: the list, one law to read, an article opened, changes, citations of a text, import."""

"""The page 案例与培训: the list with its facets, similar cases, one case in full."""

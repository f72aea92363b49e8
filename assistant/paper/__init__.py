"""Room: paper (see DESIGN)."""

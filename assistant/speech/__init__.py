"""Room: speech (see DESIGN)."""

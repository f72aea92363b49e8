"""Room: cases (see DESIGN)."""

"""Room: analysis (see DESIGN)."""

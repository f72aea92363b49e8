"""Room: evaluation (see DESIGN)."""

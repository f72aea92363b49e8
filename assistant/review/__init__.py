"""Room: review (see DESIGN)."""

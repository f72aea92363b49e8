"""Room: text (see DESIGN)."""

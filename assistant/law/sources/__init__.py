"""Room: sources (see DESIGN)."""

"""Room: law (see DESIGN)."""

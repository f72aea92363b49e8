"""Room: rules (see DESIGN)."""

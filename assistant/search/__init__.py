"""Room: search (see DESIGN)."""

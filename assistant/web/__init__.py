"""Room: web (see DESIGN)."""

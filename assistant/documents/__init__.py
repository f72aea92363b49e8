"""Room: documents (see DESIGN)."""

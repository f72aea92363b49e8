"""Room: dossier (see DESIGN)."""

"""Room: teaching (packs, questions, practice, examination papers, the counter)."""

"""The page of teaching: practice, papers and packs, banks, the counter."""

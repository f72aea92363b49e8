"""The shelf of speech models: which are known, how one is put in, checked, taken into use and removed."""

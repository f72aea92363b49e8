"""办案 behind its page: the forms of a case, saving, and what each step shows."""

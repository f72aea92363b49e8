"""The parts of check_questions_again; nothing here imports assistant."""

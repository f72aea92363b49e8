"""``python -m assistant.cli`` is the command ``assistant``."""

from assistant.cli import main

main()

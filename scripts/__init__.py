"""Making the models we ship: convert, train, export. Run as ``python -m scripts.NAME`` with the extra ``train``."""

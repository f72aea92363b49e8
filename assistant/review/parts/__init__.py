"""Room: parts: a paper read as a decision, notice or order (DOMAIN §13)."""

"""Review rules (DOMAIN §8), a module a family; a new rule is a decorated function, nothing else changes."""

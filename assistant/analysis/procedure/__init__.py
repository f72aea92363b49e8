"""Room: procedure: the steps of a case against the order, limits and competences of the law (DOMAIN §6)."""

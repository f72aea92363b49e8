"""The grammar of penalty clauses (DOMAIN §3), one module a part of speech; the entrance is assistant.law.penalty."""

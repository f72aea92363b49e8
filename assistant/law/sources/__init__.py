"""Where law texts come from: one module an origin; :func:`assistant.law.sources.registry.documents` picks the right one."""

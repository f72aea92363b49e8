"""Questions computed from rules, procedure, matters and cases; each module makes some kinds."""

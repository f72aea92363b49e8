"""What each role may open and call; whatever stands in none of these tables, nobody may."""

from __future__ import annotations

from assistant.people.model import Role

# Routes of the pages ("" is the first one), see assistant.web.frame.PAGES.
_EVERYBODY = frozenset({"", "cases", "law", "search", "teach"})
PAGES = {
    Role.HANDLER: _EVERYBODY | {"case", "record", "review"},
    Role.REVIEWER: _EVERYBODY | {"case", "review"},
    Role.TRAINER: _EVERYBODY,
    Role.ADMIN: _EVERYBODY | {"case", "record", "review", "admin", "people", "interfaces"},
}
_READING = frozenset({"search", "find_citations", "verify_citations", "suggest", "similar_cases"})
VERBS = {
    Role.HANDLER: _READING | {"check_evidence", "draft", "review", "transcribe"},
    Role.REVIEWER: _READING | {"check_evidence", "review"},
    Role.TRAINER: _READING,
    Role.ADMIN: _READING | {"check_evidence", "draft", "review", "transcribe"},
}
DRAFT, HEAR = (
    tuple(role for role, verbs in VERBS.items() if verb in verbs) for verb in ("draft", "transcribe")
)
IMPORT_LAW = (Role.ADMIN,)
IMPORT_CASES = (Role.TRAINER, Role.ADMIN)
TEACH = (Role.TRAINER, Role.ADMIN)  # question banks, and what each learner scored


def hidden(role: Role) -> frozenset[str]:
    """Pages to which a role need not be shown a link."""
    return PAGES[Role.ADMIN] - PAGES[role]

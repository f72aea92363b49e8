"""``draft``: a case in, a document with 【待补充：…】 where a fact is missing out."""

from __future__ import annotations

from assistant.analysis.chosen import chosen_clause
from assistant.analysis.model import Suggestion
from assistant.documents.context import build_context
from assistant.documents.model import Draft
from assistant.documents.template import fill, template_of
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary, open_library


def draft(
    case: Case, kind: str = "decision", *, clause: Suggestion | None = None, library: LawLibrary | None = None
) -> Draft:
    """Draft a document for a case.

    Args:
        case: nothing is added to what it says.
        kind: a key of the templates in corpora/documents, e.g. decision.
        clause: the penalty rule relied on; None takes the one the case names, and without that leaves the law open.
        library: where article texts come from; None opens the default one.

    Raises:
        InputError: there is no such kind, or the chosen clause cannot be found.
    """
    library = library or open_library()
    return fill(template_of(kind), build_context(case, clause or chosen_clause(case, library), library))

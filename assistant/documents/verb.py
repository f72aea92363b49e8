"""``draft``: a case in, a document with 【待补充：…】 where a fact is missing out."""

from __future__ import annotations

from dataclasses import replace

from assistant.analysis.charge import charges_of, clause_under
from assistant.analysis.measures import measures_of
from assistant.analysis.model import Charging, Suggestion
from assistant.documents.context import Relied, build_context
from assistant.documents.model import Draft
from assistant.documents.template import fill, template_of
from assistant.dossier.model import Case
from assistant.law.library import LawLibrary, open_library


def draft(
    case: Case, kind: str = "decision", *, clause: Suggestion | None = None, library: LawLibrary | None = None
) -> Draft:
    """Draft a document for the first party of a case.

    Args:
        case: nothing is added to what it says. Its charges are relied on, else the clause it names; while no clause is
            settled the law is left open and the notes of the draft say why.
        kind: a key of the templates in corpora/documents, e.g. decision.
        clause: a clause to rely on instead.
        library: where article texts come from; None opens the default one.

    Raises:
        InputError: there is no such kind, or the case names something that is no penalty clause of the library.
    """
    library = library or open_library()
    template = template_of(kind)
    if clause is not None:
        return fill(template, build_context(case, (_relied(clause, library),), library))
    charging = charges_of(case, library)
    made = fill(template, build_context(case, _own(charging, case, library), library))
    notes = [charging.message, *charging.notes]
    return replace(made, notes=tuple(note for note in notes if note))


def _own(charging: Charging, case: Case, library: LawLibrary) -> tuple[Relied, ...]:
    """What the charges of the first party rely on; those of others and of persons in charge have papers of their own."""
    own = [c for c in charging.charges if c.party in ("", case.party.id) and not c.capacity]
    return tuple(Relied(clause_under(charge, case, library), charge.measures) for charge in own)


def _relied(clause: Suggestion, library: LawLibrary) -> Relied:
    article = library.article_in(clause.version, clause.penalty.provision)
    return Relied(clause, measures_of(clause.rule, article.text if article else ""))

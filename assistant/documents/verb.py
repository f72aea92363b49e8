"""``draft``: a case in, a paper with 【待补充：…】 where a fact is missing out, every sentence traced, faults named."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from assistant.analysis.model import Suggestion
from assistant.documents.blocking import PROPOSING, blocking
from assistant.documents.by_then import as_proposed, by_then
from assistant.documents.edits import edits_of
from assistant.documents.fields.choosing import GAINS, left_out
from assistant.documents.fields.registry import scope
from assistant.documents.fields.tiers import tier_by_amount
from assistant.documents.model import Draft
from assistant.documents.naming import file_name, name_of
from assistant.documents.redact import CAVEAT, redactor
from assistant.documents.render import fill
from assistant.documents.served import RECEIPT, served_named
from assistant.documents.sheet import Sheet, sheet_of
from assistant.documents.spelt import case_spelt
from assistant.documents.template import names_of, split_key, template_of
from assistant.dossier.model import Case, Measure
from assistant.errors import InputError
from assistant.law.library import LawLibrary, open_library


def draft(
    case: Case,
    kind: str = "decision",
    *,
    clause: Suggestion | None = None,
    library: LawLibrary | None = None,
    party: str = "",
    confirmed: Collection[str] = (),
    redacted: bool = False,
    template: Path | None = None,
) -> Draft:
    """Draft a paper of a case.

    Args:
        case: nothing is added to what it says. Its charges are relied on, else the clause it names; while no clause is
            settled the law is left open and the notes of the draft say why.
        kind: of the paper, by its key (decision) or its name (行政处罚决定书); the receipt of one paper as
            service:notice or 送达回证:行政处罚事先告知书.
        clause: a clause to rely on instead.
        library: where article texts come from; None opens the default one.
        party: key of the addressee (``documents.sheet.addressees``); "" is the first party.
        confirmed: names of what is 致命 and stands all the same, as ``Draft.blocking`` names it.
        template: a Word file to lay the paper out with, instead of the agency's or ours.
        redacted: for publication: personal data hidden (``documents.redact``), no trace.

    Raises:
        InputError: there is no such kind or party (or several kinds of that name), the fine is negative, the case names
            something that is no penalty clause of the library, or the template is broken.
    """
    if case.fine_yuan is not None and case.fine_yuan < 0:
        raise InputError(f"案件的罚款数额（fine_yuan）不能是负数：{case.fine_yuan}", "请改正后再试")
    library, case = library or open_library(), case_spelt(case)
    chosen, about = template_of(kind), split_key(kind)[1]
    if about and chosen.kind != RECEIPT:
        raise InputError(f"{chosen.name}没有“{about}”", "只有送达回证要写明送达的文书，如 service:notice")
    chosen = replace(chosen, path=template) if template else chosen

    def made(hide: bool) -> tuple[Sheet, tuple[str, ...], Draft]:
        entire, chosen_by = sheet_of(case, chosen.entry, library, to=party, clause=clause)
        entire = replace(entire, serves=served_named(about, entire.served) if about else None)
        names = names_of(chosen.path)
        sheet, later = by_then(entire, names)
        sheet, proposed = as_proposed(sheet)
        values = scope(sheet, names)
        edits = edits_of(case, _key(entire), party)
        return (
            sheet,
            chosen_by + later + proposed,
            fill(chosen, values, sheet.ledger, edits, redactor(sheet) if hide else None),
        )

    sheet, notes, whole = made(False)
    if chosen.kind in PROPOSING:
        tier = tier_by_amount(sheet)
        notes += (f"罚款数额按“{tier}”的幅度写入，本稿写明属于该情形；不属于的，请改罚款数额",) * bool(tier)
        notes += tuple(map(_told_left, left_out(sheet)))
    found = tuple(one for one in blocking(sheet, whole) if one.name not in confirmed)
    name = file_name(sheet)
    if redacted:
        whole, hide = made(True)[2], redactor(sheet)
        name = f"{hide(name.removesuffix('.docx'))}_公开版.docx"
        notes += (CAVEAT,)
    whole = replace(whole, kind=_key(sheet), name=name_of(sheet))
    return replace(whole, notes=notes, blocking=found, file_name=name)


def _key(sheet: Sheet) -> str:
    """What a paper is asked for by: a receipt with the paper it is of."""
    return f"{sheet.kind.kind}:{sheet.serves.key}" if sheet.serves else sheet.kind.kind


def _told_left(one: Measure) -> str:
    if one.kind == GAINS and not (one.conditional or one.alternative):
        return f"条文另有“{one.kind}”，案件或者罚款的档次写明没有违法所得，本稿没有写入"
    condition = f"条文的条件：{one.conditional}" if one.conditional else "条文供选择"
    return f"条文另有“{one.kind}”（{condition}），罚款已定，本稿没有写入"

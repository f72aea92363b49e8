"""A case tied to the law: duty and penalty clause told apart, rules pinned, the matter it belongs to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.analysis.matters import shipped_matters
from assistant.analysis.pin import Located, rules_in
from assistant.cases.model import Precedent
from assistant.dossier.model import RulePin
from assistant.law.library import LawLibrary
from assistant.law.lookup import last_before
from assistant.law.model import Article, LawRef
from assistant.text.dates import parse_as_of

GENERAL = frozenset({"中华人民共和国行政处罚法", "中华人民共和国行政强制法"})
_SINGLE = 1


def article_key(reference: str) -> str:
    """《…》第X条 of a reference, without paragraph and item; what is no reference stays as it is."""
    ref = LawRef.parse(reference)
    return f"《{ref.law}》{ref.provision.label}" if ref else reference


@dataclass(frozen=True, slots=True)
class _Clause:
    """A reference with the penalty rules that stand at it; ``held``: in the text in force on the day of the case."""

    ref: LawRef
    rules: tuple[Located, ...]
    held: bool


class Linker:
    """Ties cases to a library.

    Args:
        library: where clauses are read, in the text in force on the day of the case. Where that is not held, the nearest
            one tells what punishes from what is broken, and no rule is pinned.
    """

    def __init__(self, library: LawLibrary) -> None:
        self._library = library
        self._article = lru_cache(maxsize=4096)(self._read)
        self._rules = lru_cache(maxsize=4096)(rules_in)

    def linked(self, case: Precedent, references: Iterable[str] = ()) -> Precedent:
        """The case with duty, basis, pinned rules and matter filled in, as far as the library settles them.

        Args:
            case: what it already says is kept.
            references: clauses as the paper writes them, with paragraph and item; ``cited`` when none.
        """
        written = tuple(dict.fromkeys(references)) or case.cited
        clauses = [clause for text in written if (clause := self._clause(text, case.date))]
        basis = tuple(c.ref.format() for c in clauses if c.rules)
        duty = tuple(c.ref.format() for c in clauses if not c.rules and c.ref.law not in GENERAL)
        pins = case.rules or self._pins(case, clauses)
        return case.model_copy(
            update={
                "cited": case.cited or tuple(dict.fromkeys(map(article_key, written))),
                "duty": case.duty or duty,
                "basis": case.basis or basis,
                "rules": pins,
                "matter": case.matter or matter_of((*basis, *duty)),
            }
        )

    def _clause(self, text: str, day: str) -> _Clause | None:
        ref = LawRef.parse(text)
        if ref is None:
            return None
        article, held = self._article(ref.law, ref.provision.label, day)
        rules = self._rules(article) if article is not None and ref.law not in GENERAL else ()
        return _Clause(ref, tuple(one for one in rules if one.rule.provision.touches(ref.provision)), held)

    def _read(self, law: str, label: str, day: str) -> tuple[Article | None, bool]:
        """An article on a day, and whether that text was in force then; else the nearest text."""
        ref = LawRef.parse(f"《{law}》{label}")
        found = self._library.find(law)
        if ref is None or len(found) != _SINGLE:
            return None, False
        on = parse_as_of(day, end=True) if day else None
        governing = self._library.version_at(found[0], on)
        nearest = governing or last_before(self._library, found[0], on) or self._library.versions(found[0])[0]
        return self._library.article_in(nearest, ref.provision), governing is not None

    def _pins(self, case: Precedent, clauses: Sequence[_Clause]) -> tuple[RulePin, ...]:
        """The rule of every basis that one rule fits: by the duty cited beside it, else by what was imposed."""
        duties = [c.ref for c in clauses if not c.rules]
        found = (_the_one(clause.rules, duties, case) for clause in clauses if clause.rules and clause.held)
        return tuple(dict.fromkeys(one.pin for one in found if one))


def _the_one(rules: Sequence[Located], duties: Sequence[LawRef], case: Precedent) -> Located | None:
    for narrowed in (
        rules,
        [r for r in rules if _enforces(r, duties)],
        [r for r in rules if _imposes(r, case)],
    ):
        if len(narrowed) == _SINGLE:
            return narrowed[0]
    return None


def _enforces(located: Located, duties: Sequence[LawRef]) -> bool:
    return any(
        mine.law == theirs.law and mine.provision.touches(theirs.provision)
        for mine in located.rule.violated
        for theirs in duties
    )


def _imposes(located: Located, case: Precedent) -> bool:
    if case.fine_yuan is None:
        return False
    return any(fine.type == "amount" and fine.allows(case.fine_yuan) for fine in located.rule.fines)


def matter_of(references: Sequence[str]) -> str:
    """The id of the one matter of ours that the clauses speak of; "" when none or several do.

    Of matters that rest on as many of the articles, the one counts whose paragraphs and items are those written.
    """
    articles, clauses = _resting()
    broad = Counter(name for key in set(map(article_key, references)) for name in articles.get(key, ()))
    exact = Counter(name for text in set(references) for name in clauses.get(text, ()))
    ranked = sorted(((times, exact[name], name) for name, times in broad.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]):
        return ""
    return ranked[0][2]


@lru_cache(maxsize=1)
def _resting() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The matters that rest on an article, and on a clause as written; what punishes counts as what is broken."""
    articles: dict[str, list[str]] = {}
    clauses: dict[str, list[str]] = {}
    for matter in shipped_matters():
        written = {text for basis in matter.bases for text in (*basis.penalty, *basis.duty)}
        for table, keys in ((articles, set(map(article_key, written))), (clauses, written)):
            for key in keys:
                table.setdefault(key, []).append(matter.id)
    return articles, clauses

"""The clause a case relies on: the one the officer chose, else the first suggestion."""

from __future__ import annotations

from assistant.analysis.model import Suggestion
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.links import DutyFinder, links_of
from assistant.law.model import LawRef
from assistant.law.penalty import parse_article
from assistant.text.dates import parse_as_of


def chosen_clause(case: Case, library: LawLibrary) -> Suggestion | None:
    """The rule that ``case.chosen`` names, as of the day of the act; None when nothing is chosen.

    A duty the clause does not name is inferred (the nearest of the same law) and the suggestion says so.

    Raises:
        InputError: the text is no reference, or the library does not hold such a penalty clause on that day.
    """
    if not case.chosen.strip():
        return None
    ref = read_reference(case.chosen)
    on = parse_as_of(case.act_date, end=True) if case.act_date else None
    laws = library.find(ref.law)
    article = library.article(laws[0], ref.provision, on) if len(laws) == 1 else None
    if article is None:
        raise InputError(
            f"法规库中没有 {case.chosen}（行为时有效的文本）",
            "请核对法规全称、条号和行为日期，或先导入该法规",
        )
    rule = next((one for one in parse_article(article) if ref.provision.covers(one.provision)), None)
    if rule is None:
        raise InputError(f"{case.chosen} 没有可适用的处罚规定", "请选择规定处罚的条款")
    links = links_of(rule, DutyFinder(library.articles(article.version)))
    inferred = any(link.inferred for link in links)
    duties = tuple(link.duty for link in (links[:1] if inferred else links))
    return Suggestion(
        rule, LawRef(laws[0].name, rule.provision), duties, article.version, 1.0, inferred=inferred
    )


def read_reference(text: str) -> LawRef:
    """《全名》第X条第Y款第（Z）项 as a LawRef.

    Raises:
        InputError: the text is not of this form.
    """
    reference = LawRef.parse(text)
    if reference is None:
        raise InputError(f"认不出条款：{text}", "请写成《法规全称》第几条第几款第几项")
    return reference

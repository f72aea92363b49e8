"""Penalty rules asked for by law name, article and date: as JSON of the batch contract, and as table rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.errors import InputError
from assistant.law.library import LawLibrary
from assistant.law.model import Article, Law, LawRef, Provision
from assistant.law.penalties.text import told_amounts
from assistant.law.penalty import parse_article
from assistant.law.penalty_model import Fine, PenaltyRule
from assistant.text.dates import parse_as_of
from assistant.text.numerals import to_chinese

_LONGEST, _SHOWN = 300, 60
_CITATION = re.compile(r"\s*《?(?P<law>.+?)》?\s*(?P<article>第[^第]+条(?:之[一二三四五六七八九十]+)?)\S*\s*")


def split_citation(text: str) -> tuple[str, str]:
    """《…》第X条 -> (law name, 第X条).

    Raises:
        InputError: when there is no law name or no article number in it.
    """
    match = _CITATION.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        shown = " ".join(text[:_SHOWN].split()) + "…" * (len(text) > _SHOWN)
        raise InputError(f"「{shown}」不是“《法规名称》第X条”的写法", "请写明法规全称和条号")
    return match["law"], match["article"]


def find_article(library: LawLibrary, name: str, article: str, as_of: str = "") -> Article:
    """The article of that law in the version of that day (2024, 2024-03 or 2024-03-05, the last day of what is named; of today when empty).

    Between promulgation and entry into force the promulgated version is taken when no other one governs.

    Raises:
        InputError: for a malformed article number or date, a law not in the library, or an article it lacks.
    """
    number = Provision.parse(article)
    if number is None:
        raise InputError(f"条号「{article}」读不出", "请写成 第四十二条 或 第42条")
    laws = library.find(name)
    if not laws:
        raise InputError(f"法规库未收录《{name}》", "请核对全称，或先用 assistant law import 导入")
    for law in laws:
        found = _in_law(library, law, number, _day(as_of))
        if found is not None:
            return found
    raise InputError(f"《{name}》在该日没有{number.label}", "请核对条号和日期")


def _day(text: str) -> date | None:
    if not text:
        return None
    day = parse_as_of(text, end=True)
    if day is None:
        raise InputError(f"日期「{text}」读不出", "请写成 2024、2024-03 或 2024-03-05")
    return day


def _in_law(library: LawLibrary, law: Law, number: Provision, day: date | None) -> Article | None:
    """By promulgation date first (a version is named by it), then the version governing on the day, then the newest."""
    versions = library.versions(law)
    wanted = [v for v in versions if day is not None and v.promulgated == day]
    governing = library.version_at(law, day)
    for version in [*wanted, *([governing] if governing else []), *reversed(versions)]:
        found = next((a for a in library.articles(version) if a.number == number.whole_article()), None)
        if found is not None:
            return found
    return None


def answer(library: LawLibrary, row: dict[str, Any]) -> dict[str, Any]:
    """One line of `assistant penalties --batch`: the rules, or an error in Chinese and no rules."""
    out: dict[str, Any] = {"law": row.get("law", ""), "article": row.get("article", "")}
    try:
        found = find_article(library, str(out["law"]), str(out["article"]), str(row.get("date") or ""))
    except InputError as error:
        return out | {"rules": [], "error": str(error)}
    return out | {"rules": [rule_json(rule, found.version.law.name) for rule in parse_article(found)]}


def rule_json(rule: PenaltyRule, law: str) -> dict[str, Any]:
    """A rule with the keys and values of the batch contract."""
    return {
        "provision": rule.provision.format(),
        "conduct": rule.conduct,
        "violated": [provision_label(ref, law) for ref in rule.violated],
        "agency": list(rule.agency),
        "orders": list(rule.orders),
        "kinds": list(rule.kinds),
        "fines": [fine_json(fine) for fine in rule.fines],
    }


def provision_label(ref: LawRef, law: str) -> str:
    """第二十一条第二款第一项, with the law's name only when it is another law."""
    provision = ref.provision
    out = "" if ref.law == law else f"《{ref.law}》"
    out += provision.label
    out += f"第{to_chinese(provision.paragraph)}款" if provision.paragraph else ""
    return out + (f"第{to_chinese(provision.item)}项" if provision.item else "")


def fine_json(fine: Fine) -> dict[str, Any]:
    """A fine with the keys of the gold file; a borrowed one says only where from."""
    if fine.type == "reference":
        empty = dict.fromkeys(
            (
                *("party", "condition", "type", "min", "max", "min_excluded", "max_excluded"),
                *("base", "discretionary", "relation"),
            )
        )
        return empty | {"type": fine.type, "base": fine.base}
    return {
        "party": fine.party,
        "condition": fine.condition,
        "type": fine.type,
        "min": _plain(fine.min),
        "max": _plain(fine.max),
        "min_excluded": fine.min_excluded,
        "max_excluded": fine.max_excluded,
        "base": fine.base,
        "discretionary": fine.discretionary,
        "relation": fine.relation,
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and float(value).is_integer() else value


COLUMNS = ("规则", "行为", "条件", "对象", "处罚", "幅度", "违则")


def rows(article: Article) -> Iterator[tuple[str, ...]]:
    """Table rows of an article's rules under ``COLUMNS``, one for each penalty or order."""
    for rule in parse_article(article):
        yield from rows_of(rule, article)


def rows_of(rule: PenaltyRule, article: Article) -> Iterator[tuple[str, ...]]:
    """The rows of one rule of an article, each once: 停产停业 is read as two penalties of one kind."""
    yield from dict.fromkeys(_rows_of(rule, article))


def _rows_of(rule: PenaltyRule, article: Article) -> Iterator[tuple[str, ...]]:
    duty = "、".join(provision_label(ref, article.version.law.name) for ref in rule.violated)
    start = (rule.provision.format(), rule.conduct)
    yield from ((*start, when, rule.subject, order, "", duty) for order, when in rule.orders_apart)
    for penalty in rule.penalties:
        if penalty.kind != "罚款":
            what = _modal(penalty.kind, penalty.discretionary)
            yield (*start, penalty.condition, penalty.party, what, "", duty)
    for fine in rule.fines:
        what = _modal("转致" if fine.type == "reference" else "罚款", fine.discretionary)
        yield (*start, fine.condition, fine.party, what, told_amounts(fine), duty)


def _modal(name: str, discretionary: bool) -> str:
    return f"可以{name}" if discretionary else name


def table(article: Article) -> Iterator[str]:
    """The rows as lines of text, a line of headings first."""
    yield f"《{article.version.law.name}》{article.label}"
    yield " | ".join(COLUMNS)
    empty = True
    for row in rows(article):
        empty = False
        yield " | ".join(cell.replace("\n", " ") or "—" for cell in row)
    if empty:
        yield "本条没有读出处罚规定。"

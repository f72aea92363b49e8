"""Whether a clause, its duty and the facts call for the state of a permit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.analysis.permits import PERMIT, without_marks
from assistant.corpora import Words
from assistant.dossier.model import Case
from assistant.law.penalty_model import PenaltyRule
from assistant.text.bigrams import bigrams


class _Said(Words):
    """The general words for people, as corpora/lexicon/analysis/permit_asked.yaml has them."""

    FILE = "lexicon/analysis/permit_asked.yaml"

    who: re.Pattern[str]


_UNPERMITTABLE = re.compile(r"擅自(?=倾倒|丢弃|遗撒|抛撒|抛洒|堆放|排放)")  # no authority permits it
_MAY_BE_ASKED = re.compile(r"申请|申报|报请|报经|经[^，。；]{2,16}(?:部门|机关|政府)|手续|[证照]")
_ALTERNATIVES = re.compile(r"[、；]|或者|或|，(?=未|不)")
_BREACH = re.compile(r"违反[^，。；]{0,40}规定的?")
_REFERS = re.compile(r"违反本(?:条|办法|条例|规定|法)[^，。；]{0,16}(?:款|条|项)规定的?")
_PARTS = re.compile(r"[，。；：\n]")
_AT_WILL = re.compile(r"擅自(?P<verbs>[^，。；：\n]*)")
_FEW, _SHORT_FACTS = 3, 40


def _only_at_will(parts: Iterable[str], case: Case, duty: str) -> bool:
    """Whether 擅自 is the only word for a permit in a clause, its duty and the facts: then nobody grants any (擅自停用消防设施)."""
    told = without_marks(f"{case.title}，{case.facts}")
    words = "，".join((*parts, told, duty)).replace("擅自", "")
    return not (PERMIT.search(words) or _MAY_BE_ASKED.search(words))


def is_of_permit(conduct: str, case: Case) -> bool:
    """Whether a clause speaks of a permit: not where the facts tell only of another of its alternatives (未经检验, 检验不合格)."""
    parts = _ALTERNATIVES.split(_UNPERMITTABLE.sub("", without_marks(conduct)))
    others = [part for part in parts if not PERMIT.search(part)]
    if len(others) == len(parts):
        return False
    other = not PERMIT.search(_UNPERMITTABLE.sub("", without_marks(case.facts)))
    return not (other and tells_of_one(others, case))


def tells_of_one(parts: Iterable[str], case: Case) -> bool:
    """Whether the facts tell of one of the parts of a conduct, by two pairs of characters at least."""
    told = bigrams(case.facts)
    return any(len(bigrams(part) & told) > 1 for part in parts)


def tells_of_permit(case: Case) -> bool:
    """Whether the facts, where they are told at any length, speak of a permit: else the duty speaks of one beside the matter."""
    told = _UNPERMITTABLE.sub("", without_marks(case.facts))
    return len(told) < _SHORT_FACTS or PERMIT.search(told) is not None


def asks_permit(rule: PenaltyRule, case: Case, duty: str) -> bool:
    """Whether a clause, or the duty behind it, calls for the state of a permit.

    Args:
        rule: the penalty rule.
        case: title and facts are read.
        duty: text of the duties that the clause names.
    """
    if _only_at_will((rule.conduct,), case, duty):
        return False
    in_duty = tells_of_permit(case) and permit_in_duty(rule.conduct, duty)
    refers = bool(rule.violated or rule.same_article)
    return is_of_permit(rule.conduct, case) or in_duty or (refers and _done_at_will(rule.conduct, duty, case))


def _done_at_will(conduct: str, duty: str, case: Case) -> bool:
    """Whether a clause that only refers to its duty reaches what the duty forbids to do at will, and the facts tell that."""
    if len(bigrams(_Said.read().who.sub("，", _BREACH.sub("", _REFERS.sub("，", conduct))))) >= _FEW:
        return False
    told = bigrams(case.facts)
    parts = (part for part in _PARTS.split(_UNPERMITTABLE.sub("", duty)) if _AT_WILL.search(part))
    return any(len(bigrams(part) & told) >= _FEW for part in parts)


def permit_in_duty(conduct: str, duty: str) -> bool:
    """Whether a part of the duty that speaks of a permit speaks of this conduct; a bare 违反第X条规定的 is every part."""
    own = bigrams(_Said.read().who.sub("，", _BREACH.sub("", conduct)))
    parts = [
        part for part in _PARTS.split(without_marks(duty)) if PERMIT.search(_UNPERMITTABLE.sub("", part))
    ]
    return any(len(own) < _FEW or own & _permitted(part) for part in parts)


def _permitted(part: str) -> frozenset[str]:
    """What a part of a duty permits: of 擅自拆除消防设施 only what is done at will, not the thing it is done to."""
    at_will = _AT_WILL.search(part)
    if at_will and not PERMIT.search(part.replace("擅自", "")):
        verbs = re.split("[、或和]", at_will["verbs"])
        named = next((at for at, verb in enumerate(verbs) if len(verb) > len("操作")), len(verbs))
        return frozenset(pair for verb in verbs[: named + 1] for pair in bigrams(verb[:2]))
    return bigrams(_Said.read().who.sub("，", PERMIT.sub("", part)))

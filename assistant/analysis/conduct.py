"""The words of the conduct that a clause punishes and of the facts told, as pairs of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.analysis.permits import LACKING_PERMIT
from assistant.corpora import corpus, load
from assistant.dossier.model import Case, Polarity
from assistant.dossier.statements import AS_FACT, Statement, read_statements
from assistant.text.bigrams import bigrams as _bigrams

bigrams = lru_cache(maxsize=1 << 15)(
    _bigrams
)  # every clause is asked for its pairs several times in one check
_HEAD = 3
_AN_ACT = 3  # pairs of characters that an act has beside the lack of a permit
_BREACH = re.compile(r"违反[^，。；]{0,16}规定")
_OBJECT = 4  # characters at the end of an omission: the thing that was not given or made
_NOT_KEPT_TO = re.compile(
    r"(?:未|不)按照?[^，。；]{0,24}(?:许可|批准|核准|审批|备案)|超[出过越][^，。；]{0,12}(?:许可|批准|核准|核定|登记)"
)
_NOT_DONE = re.compile(  # 不修建地下室 is an omission, 不符合标准 none
    r"(?<![得能可])(?:不|拒绝|拒不)(?P<what>(?:修建|设置|设立|配备|配置|建立|报告|提供|缴[存纳]|办理|安装|清理|清除|执行|履行|签订|支付|交付|公示|公布|标明|标注|保存|记录|备案|组织|开展|采取|落实|佩戴|投保|退还|归还|接受|停止)[^，。；、或]{0,24})"
)
_PERMITTED = re.compile(
    r"(?<!未)(?<!未经)(?<!没有)(?<!擅自)(?<!不)(?:批准|核准|核定|准许|许可证?[^，。；]{0,6}(?:载明|记载|核准|规定|批准|内容|范围))[^，。；]{0,12}(?:[\d一二三四五六七八九十]|为|的?(?:范围|内容|层数|面积|高度|位置|时间|路线|区域))"
)
NOT_PERMITTED = re.compile(
    r"(?:未|没有?|无|尚未)(?:依法|按规定)?(?:取得|办理?|领取?|申请|持有?|获得?|报经?|经)[^，。；]{0,20}"
    r"(?:许可|批准|审批|同意|执照|资质|资格|备案|证(?![据明人实])|证明(?=$|[，。；、的就]))"
)


@dataclass(frozen=True, slots=True)
class Conduct:
    """The words of the conduct, as pairs of characters.

    ``terms`` are all that may meet, ``telling`` those of them that not every case file holds; ``done`` what the clause says was done, ``omitted`` what was not, ``objects`` the things
    at the ends of the omissions; ``missing`` is also
    what the facts told say was not done; ``told`` are the words of the facts, ``undone`` by
    clause what they say was not done. ``unpermitted``: the clause punishes doing it without a permit; ``beside_permit``: it
    names an act beside that lack.
    """

    terms: frozenset[str]
    telling: frozenset[str]
    done: frozenset[str]
    omitted: frozenset[str]
    objects: tuple[frozenset[str], ...]
    missing: frozenset[str]
    unpermitted: bool
    beside_permit: bool
    told: frozenset[str]
    undone: tuple[frozenset[str], ...]


def conduct_of(rule_conduct: str, case: Case) -> Conduct:
    """The conduct of a clause and of the facts told.

    Who and where stand in every paper of the case; they say nothing about the conduct and are left out.

    Args:
        rule_conduct: as the penalty rule words it.
        case: its facts, party and place are read.
    """
    everywhere = bigrams(f"{case.party.name}，{case.place}，{case.agency}")
    lacks = [clause for clause in read_statements(rule_conduct) if clause.lacks]
    told = [
        clause for clause in read_statements(case.facts) if clause.lacks or clause.polarity is Polarity.DENIED
    ]
    omitted = frozenset(pair for clause in lacks for pair in bigrams(_from_denial_on(clause)))
    omitted |= frozenset(
        pair for found in _NOT_DONE.finditer(rule_conduct) for pair in bigrams(found["what"])
    )
    done = bigrams(rule_conduct) - omitted - everywhere
    missing = frozenset(pair for clause in told for pair in bigrams(clause.denies)) - done - everywhere
    terms = bigrams(rule_conduct + case.facts) - everywhere
    objects = tuple(bigrams(_from_denial_on(clause)[-_OBJECT:]) for clause in lacks)
    undone = tuple(bigrams(clause.denies) - everywhere for clause in told if clause.lacks)
    unpermitted = bool(LACKING_PERMIT.search(rule_conduct))
    act = NOT_PERMITTED.sub("，", _BREACH.sub("", rule_conduct))
    beside = unpermitted and bool(NOT_PERMITTED.search(rule_conduct)) and len(bigrams(act)) >= _AN_ACT
    telling = terms & (bigrams(rule_conduct) | (bigrams(case.facts) - _of_proceedings()))
    return Conduct(
        terms,
        telling,
        done,
        omitted,
        objects,
        omitted | missing,
        unpermitted,
        beside,
        bigrams(case.facts),
        undone,
    )


def _of_proceedings() -> frozenset[str]:
    """The pairs of the words that every case file holds (corpora/lexicon/proceedings.yaml)."""
    return bigrams("，".join(load(corpus("lexicon/proceedings.yaml"), tuple[str, ...])))


def _from_denial_on(clause: Statement) -> str:
    """What a clause says was not done, to its end."""
    head = clause.denies[:_HEAD]
    return clause.text[max(clause.text.find(head), 0) :] if head else ""


def goes_beyond(rule_conduct: str, facts: str) -> bool:
    """Whether facts tell of the other alternative of a clause, that a permit held was not kept to (批准三层，实际五层).

    Args:
        rule_conduct: as the penalty rule words it.
        facts: of the case; where they tell of no permit either alternative may be meant.
    """
    return _NOT_KEPT_TO.search(rule_conduct) is not None and _PERMITTED.search(facts) is not None


def tells_lack_of_permit(facts: str) -> bool:
    """Whether facts tell that a permit was lacking, be it that the clause says so by one word (滥伐)."""
    said = (s for s in read_statements(facts) if s.mode in AS_FACT)
    return any(s.lacks and NOT_PERMITTED.search(s.text) for s in said)

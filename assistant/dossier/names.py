"""Whether a text names one very person (李明 is not 李明华), and whom it names at all."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.corpora import Data, corpus, load
from assistant.dossier.fact_patterns import load_patterns
from assistant.text.personal import surname
from assistant.text.personal_words import personal

NAME_ENDS = r"(?=[的（(、，,；;\s与和及等]|询问|调查|谈话|讯问|陈述|申辩|证言|笔录|书面|自述|$)"  # behind a name in what a paper is called
_SIGNED = r"(?=[^\u4e00-\u9fff]|[签盖捺均分逐])"
_UNIT = re.compile(r"[\u4e00-\u9fff]{1,3}(?:公司|合作社|经营部|超市|商行|饭店|酒店|[厂店])")
_NO_UNIT = re.compile(
    r"^(?:公司|.*[该本此我们咱商饭酒网门药小家间的一两二三几](?:公司|.店|超市|[厂店]))$"
)  # 该店, 三家店
_PLACE = re.compile(r"^.{1,8}?[省市区县](?=.{2})(?:.{1,6}?[市区县](?=.{2}))?")
_COMPANY = re.compile(r"(?:股份|有限责任|有限)?公司$|(?:物业)?服务(?:有限)?(?=公司$)|合作社$")
_SHORTEST = 2
_TELLING = 3
_TO = re.compile(r"^.*[向给由与和从为于在到对跟被]")
_FULL = 2  # a given name has no more characters


def names_person(text: str, name: str) -> bool:
    """Whether a text names this very person, not somebody whose longer name begins alike.

    Args:
        text: any text.
        name: surname and given name.
    """
    if len(name) - len(surname(name)) >= _FULL:
        return name in text
    found = re.finditer(re.escape(name), text)
    return any(_is_over(text, match.end()) for match in found)


def _is_over(text: str, end: int) -> bool:
    """Whether what stands behind a short name cannot be the last character of a longer one."""
    return re.match(NAME_ENDS, text[end:]) is not None or personal().ending.match(text, end) is not None


def short_names(name: str) -> frozenset[str]:
    """The name of a party as it is written, and without place and kind of company.

    Args:
        name: as the case has it; what stands in brackets is left out.
    """
    plain = re.split(r"[（(]", name)[0]
    core = _COMPANY.sub("", _PLACE.sub("", plain))
    return frozenset(found for found in (plain, core) if len(found) >= _SHORTEST)


class Trades(Data):
    """What follows the trade name in the name of an undertaking (corpora/lexicon/trades.yaml)."""

    kinds: re.Pattern[str]
    trades: re.Pattern[str]


def trade_names(name: str, region: str) -> frozenset[str]:
    """The trade name (字号) of an undertaking, as others call it; none where too little is left to tell it from a word.

    Args:
        name: as the case has it; what stands in brackets is left out.
        region: of the case, as it is written there (河南省/许昌市); its names are no part of a trade name.
    """
    forms = load(corpus("lexicon/trades.yaml"), Trades)
    core = re.split(r"[（(]", name)[0]
    if not (kind := re.search(rf"(?:{forms.kinds.pattern})$", core)):
        return frozenset()
    core = _PLACE.sub("", core[: kind.start()])
    for place in re.split(r"[/省市区县]", region):
        core = core.removeprefix(place).lstrip("省市区县") if len(place) >= _SHORTEST else core
    found = {core}
    while trade := re.search(rf"(?:{forms.trades.pattern})$", core):
        core = core[: trade.start()]
        found |= {core, f"{core}公司"}
    return frozenset(one for one in found if len(one) >= _TELLING)


def listed_name() -> str:
    """The form of a name as it stands in a list of people or before 签名 (赵一、钱二签名)."""
    return _listed(load_patterns().name)


@lru_cache(maxsize=4)
def _listed(name: str) -> str:
    return name.replace("?P<name>", "?:") + f"(?:{NAME_ENDS}|{_SIGNED})"


def names_in(text: str) -> frozenset[str]:
    """Whatever in a text may be the name of a person; what people are (店长) and other words that look like names are left out.

    Args:
        text: any text, best a clause that lists people.
    """
    return frozenset(name for name in re.findall(listed_name(), text) if is_name(name))


def is_name(name: str) -> bool:
    """Whether what has the form of a name is no word of another meaning (金额, 王经理).

    Args:
        name: surname and what follows.
    """
    words = personal()
    others = (*words.roles, *words.labels, *words.officials, *words.not_names)
    return not any(word in name for word in others)


def others_in(text: str, ours: str) -> frozenset[str]:
    """The persons and units that a text names, without those of a case.

    Args:
        text: any text, best a clause.
        ours: the names of party, head, agents and officers, in one text.
    """
    persons = names_in(text) | frozenset(name for name in _hidden().findall(text) if is_name(name))
    units = {_TO.sub("", unit) for unit in _UNIT.findall(text)}
    return frozenset(
        name for name in persons | units if name and name not in ours and not _NO_UNIT.search(name)
    )


@lru_cache(maxsize=1)
def _hidden() -> re.Pattern[str]:
    """A name of which only the surname is told (王某, 王某某)."""
    return re.compile(rf"{personal().surname}某{{1,2}}")

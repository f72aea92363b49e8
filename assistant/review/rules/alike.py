"""R34: what is nearly the same but for one character or one number: slips of the pen, persons in the ruling, the same group."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from assistant.corpora import corpus, load
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.names import a_character_off
from assistant.review.rule import ALL, PROPOSING, CannotTellError, finding, rule
from assistant.text.ordinary import pairs

_LAW = "《中华人民共和国行政处罚法》第五十九条"
_SIDE, _OFTEN, _MOST = 4, 2, 3
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# one of these for another is another meaning, not a slip
_MEANING = frozenset(
    "一二三四五六七八九十百千万两零〇壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛某上下左右前后内外东西南北中男女有无不未没已可应是非大小多少新旧"
    "本该其此各每同另第年月日时分和与及或并而在于对向由从被将把了的地得款条项目号人单位县市区省镇乡村队局厅委他她它你我"
)
_NUMERALS = frozenset("一二三四五六七八九十百千万两零〇某")
_RULED = re.compile(
    r"对(?P<name>[\u4e00-\u9fff]{2,4})(?=处|给予|罚|作出|并处|，处)|责令(?P<ordered>[\u4e00-\u9fff]{2,4})(?=于\d|在\d|在本|限期|立即|停止|自收|补|退|拆)"
)
_GROUP = re.compile(
    r"(?P<who>[\u4e00-\u9fff]某{1,2}[甲乙丙丁]?)等(?P<count>\d{1,4}|[二三四五六七八九十]{1,3})(?P<unit>[名个位户家])?(?P<what>[\u4e00-\u9fff]{1,2})"
)

_MONTH = re.compile(r"\d{4}年|\d{1,2}月|第[一二三四]季度|[上下]半年|[今去前本上]年")
_PART_OF = re.compile(r"其中|其余|仍|尚|剩余|另|还|已|未")  # 仍拖欠李某等3名: some of them


@rule(
    "R34", "形近、音近的错字", Severity.HINT, _LAW, kinds=ALL,
    examples=("停止实施经营管理技木措施……停止实施经营管理技术措施", "前后都写停止实施经营管理技术措施"),
)  # fmt: skip
def odd_one(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A character that stands once between words which elsewhere, at least twice, hold another one."""
    text = decision.text
    around: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], int] = {}
    for run in _HAN.finditer(text):
        for place in range(run.start() + _SIDE, run.end() - _SIDE):
            sides = text[place - _SIDE : place] + text[place + 1 : place + 1 + _SIDE]
            around.setdefault(sides, Counter())[text[place]] += 1
            places[sides, text[place]] = place
    for sides, chars in around.items():
        (usual, often), *others = chars.most_common()
        odd = [char for char, count in others if count == 1]
        if often < _OFTEN or len(odd) != 1 or {usual, odd[0]} & _MEANING:
            continue
        place = places[sides, odd[0]]
        start = place - _MOST
        yield finding(
            "R34", Severity.HINT, f"疑似错字：“{text[start : place + _MOST]}”，别处写“{usual}”",
            Span(start, place + _MOST, text[start : place + _MOST]), f"核对，可能应为“{usual}”",
            ground=Ground.CANNOT_TELL, expected=usual, actual=odd[0],
        )  # fmt: skip
        return


def load_phrases() -> tuple[str, ...]:
    """The set phrases of papers, corpora/lexicon/set_phrases.yaml.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("lexicon/set_phrases.yaml"), tuple[str, ...])


@rule(
    "R34", "固定用语没有同音错字", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("没有造成为害后果", "没有造成危害后果"),
)  # fmt: skip
def same_sound(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A set phrase with one character of the same sound in place of its own, outside names."""
    from pypinyin import lazy_pinyin

    text = unquoted(decision.text)
    names = "".join(f.text for p in decision.parties for f in (p.name, p.address) if f)
    told: set[int] = set()
    for phrase in load_phrases():
        for match in _one_off(phrase).finditer(text):
            written = match[0]
            apart = [n for n, (a, b) in enumerate(zip(written, phrase, strict=True)) if a != b]
            if len(apart) != 1 or written in names or match.start() + apart[0] in told:
                continue
            wrong, right = written[apart[0]], phrase[apart[0]]
            if {wrong, right} & _NUMERALS or lazy_pinyin(wrong) != lazy_pinyin(right):
                continue
            if _of_next_word(text, match, apart[0]):
                continue
            told.add(match.start() + apart[0])
            yield finding(
                "R34", Severity.MAJOR, f"错别字：“{written}”应为“{phrase}”", Span(match.start(), match.end(), written), f"改为“{phrase}”", expected=phrase, replacement=phrase, actual=written,
            )  # fmt: skip


def _of_next_word(text: str, match: re.Match[str], place: int) -> bool:
    """Whether the other character is the last of the phrase and begins a word with what stands behind (道路运输|政务)."""
    return place == len(match[0]) - 1 and text[match.end() - 1 : match.end() + 1] in pairs()


@cache
def _one_off(phrase: str) -> re.Pattern[str]:
    """The phrase with any one of its characters replaced by another."""
    ways = (
        rf"{re.escape(phrase[:n])}[\u4e00-\u9fff]{re.escape(phrase[n + 1 :])}" for n in range(len(phrase))
    )
    return re.compile("|".join(ways))


@rule(
    "R34", "决定部分的姓名是当事人", Severity.MAJOR, _LAW, kinds=PROPOSING,
    examples=("被处罚人：龚立群……对龚立民罚款", "被处罚人：龚立群……对龚立群罚款"),
)  # fmt: skip
def ruled_on_party(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A person whom the ruling punishes and whose name is a character off a party's."""
    names = {p.called for p in decision.parties if p.name}
    if decision.ruling is None or not names:
        raise CannotTellError("没有读出当事人姓名或者处罚内容")
    for match in _RULED.finditer(unquoted(decision.ruling.text)):
        name = match["name"] or match["ordered"]
        near = next((own for own in names if a_character_off(own, name)), None)
        if near and name not in names:
            start = decision.ruling.start + match.start("name" if match["name"] else "ordered")
            yield finding(
                "R34", Severity.MAJOR, f"决定部分写“{name}”，首部的当事人是“{near}”", Span(start, start + len(name), name), "核对后统一",
                expected=near, actual=name, replacement=near,
            )  # fmt: skip


@rule(
    "R34", "同一批人的人数前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("李某等5名职工……李某等8名职工", "李某等5名职工……李某等5名职工"),
)  # fmt: skip
def same_group(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """某等N名职工 that is told with two numbers."""
    seen: dict[tuple[str, str], re.Match[str]] = {}
    for match in _GROUP.finditer(unquoted(decision.text)):
        clause = re.split("[，。；\n]", match.string[: match.start()])[-1]
        if not (match["unit"] or match["what"].startswith("人")) or _PART_OF.search(clause):
            continue
        key = (match["who"], "人" if match["what"].startswith("人") else match["what"])
        first = seen.setdefault(key, match)
        if first["count"] != match["count"] and not _of_other_months(first, match):
            at = Span(match.start(), match.end(), match[0])
            yield finding(
                "R34", Severity.MAJOR, f"“{first[0]}”与“{match[0]}”人数不一致", at, "核对证据后统一",
                expected=first["count"], actual=match["count"], related=((first.start(), first.end()),),
            )  # fmt: skip
            return


def _of_other_months(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether the clause of either tells a time of its own: 5月拖欠某等5名, 6月拖欠某等8名 are two groups."""
    clauses = [re.split("[，。；\n]", m.string[: m.start()])[-1] for m in (one, other)]
    months = [frozenset(_MONTH.findall(clause)) for clause in clauses]
    return months[0] != months[1] and bool(months[1])

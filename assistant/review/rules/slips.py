"""R34: slips of the pen by a list (corpora/lexicon/slips.yaml), unpaired brackets and quotes, a person of speech that changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.corpora import Data, corpus, load
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.rule import ALL, finding, rule
from assistant.text.tokens import words_in_turn

_LAW = "《中华人民共和国行政处罚法》第五十九条"
_PAIRS = (("《", "》"), ("“", "”"), ("〔", "〕"), ("【", "】"))
_AROUND, _SHOWN = 8, 20
# how agencies of other sorts call themselves; a 局 may have a 大队 that it speaks of, hence once only
_OTHER_UNITS = {
    "大队": "局|厅|支队|委",
    "支队": "局|厅|大队|委",
    "总队": "局|厅|委",
    "委员会": "局|厅|大队|支队",
    "局": "大队|支队|厅|委",
    "厅": "局|大队|支队|委",
}
_NAMED = re.compile(r"[“「](?P<name>[\u4e00-\u9fff·]{3,12})[”」]")


class Slip(Data):
    """A form that is wrong wherever it stands, except where ``unless`` matches around it."""

    wrong: str
    right: str
    unless: re.Pattern[str] | None = None


def load_slips() -> tuple[Slip, ...]:
    """The list of slips.

    Raises:
        CorpusError: the file is unreadable or breaks the schema.
    """
    return load(corpus("lexicon/slips.yaml"), tuple[Slip, ...])


@rule(
    "R34", "错别字", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("当事人的行为违返了《……》", "当事人的行为违反了《……》"),
)  # fmt: skip
def slips(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Forms of the list, outside names."""
    text, end = decision.text, 0
    names = [p.name.text for p in decision.parties if p.name]
    hits = [
        (m.start(), slip)
        for slip in load_slips()
        if slip.wrong in text
        for m in re.finditer(re.escape(slip.wrong), text)
    ]
    for start, slip in sorted(hits, key=lambda hit: hit[0]):
        stop = start + len(slip.wrong)
        named = any(slip.wrong in name for name in names) and not slip.right.endswith("公司")
        if start < end or named or right_here(text, slip, start):
            continue
        end = stop
        yield finding(
            "R34", Severity.MAJOR, f"错别字：“{slip.wrong}”应为“{slip.right}”", Span(start, stop, slip.wrong), f"改为“{slip.right}”",
            expected=slip.right, replacement=slip.right, actual=slip.wrong,
        )  # fmt: skip


def right_here(text: str, slip: Slip, start: int) -> bool:
    """Whether the characters of a slip, which stand in a text from ``start`` on, are no slip there."""
    stop = start + len(slip.wrong)
    around = text[max(0, start - _AROUND) : stop + _AROUND]
    return bool(slip.unless and slip.unless.search(around)) or _of_two_words(text, start, stop)


def _of_two_words(text: str, start: int, stop: int) -> bool:
    """Whether the characters only meet where two words of the language do: 听证｜举行 holds no 证举."""
    place, over = max(0, start - _AROUND), False
    for word in words_in_turn(text[place : stop + _AROUND]):
        first, place = place, place + len(word)
        if place <= start or first >= stop:
            continue
        if len(word) == 1:
            return False
        over = over or first < start or place > stop
    return over


@rule(
    "R34", "括号、书名号成对", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("违反了《某某条例", "违反了《某某条例》"),
)  # fmt: skip
def paired(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An opening mark without its closing one, or the other way round."""
    for left, right in _PAIRS:
        if decision.text.count(left) == decision.text.count(right):
            continue  # a name may run over a line
        place = _odd(decision.text, left, right)
        if place is not None:
            stop = min(place + _SHOWN, len(decision.text))
            severity = Severity.HINT if left == "“" else Severity.MAJOR
            yield finding(
                "R34",
                severity,
                f"“{left}{right}”不成对",
                Span(place, stop, decision.text[place:stop]),
                f"补上或者删去“{left}”“{right}”",
            )


def _odd(text: str, left: str, right: str) -> int | None:
    """Where the first mark without its fellow stands."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char == left:
            opened.append(place)
        elif char == right:
            if not opened:
                return place
            opened.pop()
    return opened[0] if opened else None


@rule(
    "R34", "字号、名称前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("“海韵饺子楼”……“海韵饺子馆”", "“海韵饺子楼”……“海韵饺子楼”"),
)  # fmt: skip
def called_alike(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Names in quotation marks of four or more characters that differ in one."""
    seen: dict[str, Span] = {}
    for match in _NAMED.finditer(decision.text):
        name = match["name"]
        at = Span(match.start("name"), match.end("name"), name)
        near = next(
            (
                n
                for n in seen
                if len(n) == len(name) >= 4
                and sum(a != b for a, b in zip(n, name, strict=True)) == 1
                and not _told_apart(decision.text, match)
            ),
            None,
        )
        if near:
            yield finding(
                "R34",
                Severity.MAJOR,
                f"名称前后不一致：“{near}”与“{name}”",
                at,
                "核对后统一",
                expected=near,
                actual=name,
                related=((seen[near].start, seen[near].end),),
            )
            return
        seen.setdefault(name, at)


# 另有“乙”等三项, “甲”和“乙”, 与“甲”名称近似的“乙”: two things, of which the paper speaks as two
_AND_ANOTHER = re.compile(
    r"[，。；、：（(\n](?:另(?:有|外|一|设|售)|其他|其余|还有|以及)[^，。；“”「」\n]{0,16}$|[”」](?:[、和与及或／/]|以及|或者)?$|不同于[^，。；]{0,8}$|(?:近似|相似|相近|混淆|相仿)的[^，。；]{0,8}$"
)
_OF_SEVERAL = re.compile(
    r"[”」](?:[^，。；“”「」\n]{0,4}等[一二两三四五六七八九十几多各\d]{1,3}|[二两三四五六七八九十几各])(?:个|项|种|类|款|家)|[”」](?:[、和与及或／/]|以及|或者)?[“「]|[”」][^，。；\n]{0,10}(?:近似|相似|相近|不同|混淆|相仿)"
)


def _told_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the words around a name say that it is another thing than one named before."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_AND_ANOTHER.search(before) or _OF_SEVERAL.match(text, match.end("name")))


@rule(
    "R34", "自称与机关相符", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("某消防救援大队的决定书写“我局”", "写“我大队”"),
)  # fmt: skip
def called_itself(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A 大队 does not call itself 我局, nor a 局 我大队; 局 with a 大队 below it may use both."""
    agency = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    ends = next((unit for unit in _OTHER_UNITS if agency.endswith(unit)), "")
    if not ends:
        return
    short = "委" if ends == "委员会" else ends
    plain = unquoted(decision.text)
    used = re.findall(rf"[我本](?:{short}|机关)", plain)
    strange = list(
        re.finditer(
            rf"(?<![基根资版原日])[我本](?:{_OTHER_UNITS[ends]})(?![长托员案次期人日以限部面势])", plain
        )
    )
    strange = [
        m
        for m in strange
        if not re.search(rf"(?:[我本]{short}|{agency}|下属|所属)[^，。；我本]{{0,8}}{m[0][1:]}", plain)
    ]
    if used and len(strange) == 1 and len(used) >= 2:
        match = strange[0]
        yield finding(
            "R34", Severity.MAJOR, f"自称“{match[0]}”与落款机关“{agency}”不相符", Span(match.start(), match.end(), match[0]), f"统一写“{match[0][0]}{short}”", expected=f"{match[0][0]}{short}", actual=match[0],
        )  # fmt: skip

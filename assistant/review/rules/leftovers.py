"""R34: what is left of another case: another party, another agency, another case name, another house number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Ground, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.place import agency_place, overlapping, place_of
from assistant.review.parts.story import story_of
from assistant.review.rule import ALL, CannotTellError, finding, rule
from assistant.text.bigrams import bigrams
from assistant.text.numerals import to_int

_LAW = "《中华人民共和国行政处罚法》第五十九条"
_COMPANY = re.compile(
    r"(?P<name>[\u4e00-\u9fff（）()]{4,28}?(?:有限公司|有限责任公司|股份公司|合作社|集团公司))(?=(?:如|应|应当|可以|不服|拒不|逾期|收到|自收到|在收到|在规定|未在))"
)
_SKIPPED = re.compile(r"^(?:被|对|向|由|与|和|及|经|在|于|以|现|责令|决定|请|限|要求)+")
_AGENCY = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,8}(?:市|县|区|省)[\u4e00-\u9fff]{0,12}?(?:局|委员会|执法大队|执法支队|街道办事处))"
)
_OTHERS_ROLE = re.compile(
    r"移送|移交|来函|函|复函|抄告|通报|协查|原|曾|批准|许可|核发|颁发|登记|备案|复议|投诉|举报|转|查询|证明|出具|认定|检测|检验|发证|联合|指定|委托|上级|申请|罚款|处罚"
)
_CASE = re.compile(r"涉嫌(?P<name>[^，。；\n“”]{4,30}?)(?:一案|案(?=[，。；\n]))")
_ADDRESS = re.compile(
    r"(?P<road>[\u4e00-\u9fff]{2,8}?(?:路|街|大道|巷|弄))(?P<number>\d{1,5}(?:-\d{1,4})?号)"
)
_ANY_CASE = re.compile(
    r"未经(?:批准|许可|同意)|未(?:依法)?取得|未按(?:照)?规定|擅自|违法|违规|非法|无证|行为|[一的案等]"
)
_LITTLE = 0.2


@rule(
    "R34", "没有套用别的当事人", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("当事人甲公司……乙公司如不服本决定", "当事人甲公司……你单位如不服本决定"),
)  # fmt: skip
def own_party(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Whoever is told to pay, to mend or to appeal is a party."""
    names = [re.sub(r"\s", "", p.name.text) for p in decision.parties if p.name]
    if not names:
        raise CannotTellError("没有读出当事人名称")
    story = story_of(decision)  # other firms, too, refuse and are late among the facts
    for match in _COMPANY.finditer(unquoted(decision.text)):
        name = _SKIPPED.sub("", match["name"])
        if len(name) < 6 or any(name in own or own in name for own in names) or story.holds(match.start()):
            continue
        start = match.end("name") - len(name)
        yield finding(
            "R34", Severity.MAJOR, f"“{name}”不是本案当事人", Span(start, match.end("name"), name), "核对是否套用其他案件的文书", expected="、".join(names), actual=name,
        )  # fmt: skip


@rule(
    "R34", "没有套用外地机关", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("甲市某局的文书写“见乙市某局门户网站”", "甲市某局的文书写“见本机关门户网站”"),
)  # fmt: skip
def own_agency(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An agency of another city that plays no part in the case."""
    own = agency_place(decision)
    if not own:
        raise CannotTellError("没有读出机关所在地区")
    text = unquoted(decision.text)
    for match in _AGENCY.finditer(text):
        name = match["name"]
        start = next((n for n in range(min(6, len(name))) if place_of(name[n:])), None)
        theirs = place_of(name[start:]) if start is not None else ""
        around = text[max(0, match.start() - 12) : match.end() + 16]
        if theirs and not overlapping(own, theirs) and not _OTHERS_ROLE.search(around):
            at = Span(match.start() + (start or 0), match.end(), name[start or 0 :])
            yield finding(
                "R34",
                Severity.MAJOR,
                f"出现外地机关“{at.text}”",
                at,
                "核对是否套用其他机关的文书",
                actual=at.text,
            )
            return


_SAME_BRANCH = re.compile(
    r"(?P<name>(?:(?![向由对在于内日据经])[\u4e00-\u9fff]){2,8}?(?:自治县|县|区|市|旗)(?P<branch>(?:(?![县区旗]|(?<!城)市(?![场政容]))[\u4e00-\u9fff]){2,14}?(?:局|委员会|大队|支队|办事处)))(?=(?:将|应当|可以|有权|依法|决定|认为|责令|于\d|向人民法院|申请(?!行政复议|复议)|送达|作出|立案|不再|提交|缴纳|提出|进行))"
)


@rule(
    "R34", "没有套用其他县区的机关", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("甲县某局的文书写“乙县某局申请人民法院强制执行”", "甲县某局的文书写“本机关申请人民法院强制执行”"),
)  # fmt: skip
def same_branch_elsewhere(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An agency of the same branch in another county that acts as if the paper were its own."""
    own = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    if not own:
        raise CannotTellError("没有读出落款机关")
    text = unquoted(decision.text)
    for match in _SAME_BRANCH.finditer(text):
        name = _SKIPPED.sub("", match["name"])
        start = match.end("name") - len(name)
        before = re.split("[，。；\n]", text[max(0, start - 12) : start])[-1]
        if (
            own.endswith(match["branch"])
            and not own.endswith(name[-len(own) :])
            and not (_OTHERS_ROLE.search(before) or re.search("市局|[向由经被]$", before))
            and name not in own
        ):
            if own.startswith(name[: name.find(match["branch"])]):
                continue  # the city above the district
            at = Span(start, match.end("name"), name)
            yield finding(
                "R34",
                Severity.MAJOR,
                f"出现其他机关“{name}”，不是作出文书的{own}",
                at,
                "核对是否套用其他机关的文书",
                expected=own,
                actual=name,
            )
            return


@rule(
    "R34", "案由与事实相符", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("涉嫌河道采砂一案……查明擅自取水", "涉嫌擅自取水一案……查明擅自取水"),
)  # fmt: skip
def case_of_the_facts(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The words by which the case is called occur in the rest of the paper."""
    if decision.facts is None or decision.is_kind in (
        "hearing_call",
        "registration",
        "reminder",
        "enforcement",
        "deferral",
    ):
        raise CannotTellError("没有读出事实部分")
    for match in _CASE.finditer(decision.text):
        own = bigrams(_ANY_CASE.sub("", match["name"]))
        rest = bigrams(decision.text[: match.start()] + "。" + decision.text[match.end() :])
        if len(own) >= 2 and len(own & rest) / len(own) < _LITTLE + 0.15:
            at = Span(match.start("name"), match.end("name"), match["name"])
            yield finding(
                "R34",
                Severity.MAJOR,
                f"案由“{match['name']}”与文书其他内容对不上",
                at,
                "核对是否套用其他案件的文书",
            )


@rule(
    "R34", "门牌前后一致", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("住所北二东路30-4号……在北四东路30-4号检查", "住所北二东路30-4号……在北二东路30-4号检查"),
)  # fmt: skip
def same_house(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One house number on two roads whose names differ in one character."""
    seen: dict[str, tuple[str, int, int]] = {}
    for match in _ADDRESS.finditer(unquoted(decision.text)):
        road, number = match["road"][-4:], match["number"]
        if number in seen:
            other, begin, end = seen[number]
            length = min(len(road), len(other))
            apart = [
                n for n, (a, b) in enumerate(zip(road[-length:], other[-length:], strict=True)) if a != b
            ]
            if length >= 3 and len(apart) == 1 and (apart[0] or length == 3) or _in_the_middle(road, other):
                at = Span(match.start(), match.end(), match[0])
                yield finding(
                    "R34",
                    Severity.MAJOR,
                    f"门牌前后不一致：“{other}{number}”与“{road}{number}”",
                    at,
                    "核对地址后统一",
                    expected=other + number,
                    actual=road + number,
                    related=((begin, end),),
                )
                return
        seen.setdefault(number, (road, match.start(), match.end()))


_EDGE = re.compile("[用在于到至往对道镇区村乡县市社]")


def _in_the_middle(one: str, other: str) -> bool:
    """Whether two names of a road of three characters differ in the middle one, whatever word stands before them."""
    a, b = one[-3:], other[-3:]
    led = all(len(name) == 3 or _EDGE.fullmatch(name[-4]) for name in (one, other))
    return led and len(a) == len(b) == 3 and a[0] == b[0] and a[1] != b[1] and a[2] == b[2]


_ENFORCES = re.compile(
    r"(?P<who>(?:(?![向由经被将并，])[\u4e00-\u9fff]){2,20}?(?:局|委员会|大队|支队|办事处))(?:将|可以?|有权)(?:依法)?(?:向[^，。；]{2,16}法院)?申请(?:人民法院)?强制执行"
)
_BRANCH = 4


@rule(
    "R34", "申请强制执行的是本机关", Severity.MAJOR, _LAW, kinds=ALL,
    examples=("水利局的决定书写“县城市管理局将申请人民法院强制执行”", "写“本局将申请人民法院强制执行”"),
)  # fmt: skip
def enforced_by_itself(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Who asks a court to enforce is who decided, not an agency of another branch."""
    own = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    if not own:
        raise CannotTellError("没有读出落款机关")
    for match in _ENFORCES.finditer(unquoted(decision.text)):
        who = match["who"]
        if who[-_BRANCH:] not in own and not re.search("[我本]|作出|机关", who):
            at = Span(match.start("who"), match.end("who"), who)
            yield finding(
                "R34", Severity.MAJOR, f"申请强制执行的写成“{who}”，不是作出文书的{own}", at, "核对是否套用其他机关的文书", expected=own, actual=who
            )  # fmt: skip
            return


_NUMBERED_HEAD = re.compile(
    r"^[ \t\u3000]*(?P<number>[一二三四五六七八九十]{1,3})、[^，。；：:\n]{2,30}$", re.MULTILINE
)


@rule(
    "R34", "标题的序号连续", Severity.HINT, _LAW, kinds=ALL,
    examples=("一、……二、……四、……", "一、……二、……三、……"),
)  # fmt: skip
def headings_in_order(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Headings numbered 一、二、 go on by one; a list that begins anew at 一 is another."""
    before = 0
    for match in _NUMBERED_HEAD.finditer(decision.text):
        number = to_int(match["number"]) or 0
        if before and number not in (1, before + 1):
            at = Span(match.start("number"), match.end("number"), match["number"])
            yield finding(
                "R34", Severity.HINT, f"标题序号不连续：前一个是第{before}，这一个是“{match['number']}”", at, "核对是否漏写、重复", ground=Ground.CANNOT_TELL
            )  # fmt: skip
            return
        before = number

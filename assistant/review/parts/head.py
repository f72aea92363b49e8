"""The head of a paper: title, document number, parties. Agencies write it as a block, in a table or in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.review.parts.births import birth_in
from assistant.review.parts.model import PartyBlock, Span
from assistant.text.identity import CREDIT_CODE, ID_NUMBER

_S = r"[ \t\u3000]*+"


def _spaced(word: str) -> str:
    """A word whose characters agencies may set apart."""
    return _S.join(map(re.escape, word))


_YEAR = r"[〔\[［(（【{]\s{0,2}(?P<year>(?:19|20)\d{2})\s{0,2}年?\s{0,2}[〕\]］)）】}]"
_NUMBER = re.compile(
    rf"[\u4e00-\u9fff（）()〔〕\[\]]{{0,30}}{_YEAR}\s{{0,2}}(?:[\u4e00-\u9fff]{{1,6}})?\s{{0,2}}(?:第\s{{0,2}})?(?:[-—－A-Za-z0-9]{{1,24}}|[（(]\d{{1,6}}[）)])(?:\s{{0,2}}号)?(?:（[\u4e00-\u9fff]{{1,6}}）)?"
)
# papers on the spot bear the number printed on the form
_PRINTED = re.compile(
    r"^[ \t\u3000]*(?:[（(])?(?:编\s{0,2}号|文\s{0,2}号|案\s{0,2}号|N[oO][.．:：]?|№)[ \t]*[:：]?[ \t]*(?P<number>(?=[^\n]{0,20}\d{4})[0-9A-Za-z]{2,16}(?:[-—－][0-9A-Za-z]{1,16}){0,2})[）)]?[ \t\u3000]*$"
    r"|^[ \t\u3000]*[（(]?(?P<serial>(?:[\u4e00-\u9fff（）()]{1,12}字?)?第?[ \t]*(?:19|20)?\d[\dA-Z]{5,19}(?:[-—－]\d{1,8}){0,2}[ \t]*号)[）)]?[ \t\u3000]*$",
    re.MULTILINE,
)
_TITLE = re.compile(
    r"^[^\n。；，《]{0,40}(?:决\s*定\s*书|告\s*知\s*书|通\s*知\s*书|催\s*告\s*书|笔\s*录|意\s*见\s*书|申\s*请\s*书|回\s*证)",
    re.MULTILINE,
)
_HEAD_END = re.compile(
    r"经(?:依法)?(?:查明|调查|查)|现查明|查实|立案|一案[，,]|违法事实|案件来源|依据|于\d{4}年|\d{4}年\d{1,2}月\d{1,2}日|你(?:单位|公司)?(?:（单位）)?(?:于|未|因|在)|我局|本局|本机关"
)
_NAMES = "|".join(
    _spaced(word)
    for word in (
        "当事人名称", "当事人姓名或者单位名称", "当事人姓名或名称", "当事人姓名", "被处罚单位名称", "被处罚人姓名", "被处罚单位（名称）",
        "被处罚责任人员", "被处罚责任人", "违法行为人", "违法行为单位", "违法当事人", "违法单位", "行政相对人", "相对人", "被通知单位", "被通知人", "被责令单位", "被责令人", "被检查单位", "被处罚个人", "被处罚公民", "受处罚单位", "受处罚人", "被处理人", "申请人", "被处罚单位", "被处罚人", "被告知人", "被告知单位", "用人单位", "被监察单位", "受送达人", "当事人（单位）", "当事人（自然人）", "当事人", "被催告人", "被催告单位", "驾驶人", "违章人", "违法人",
        "姓名或名称", "姓名或者名称", "单位名称", "公司名称", "企业名称", "字号名称", "名称", "姓名",
    )
)  # fmt: skip
_NAMES = rf"(?:当事人|被处罚人|被处罚单位|被处罚对象|受处罚人)[（(][^（()）\n]{{2,8}}[）)](?:名称|姓名)|(?:被处罚人|被处罚单位|被处罚对象|受处罚人|受处罚单位|违法单位|违法行为人|行政相对人|被告知人|被告知单位)(?:单位)?(?:名称|姓名)|{_NAMES}"
_ADDRESSES = "|".join(
    _spaced(word)
    for word in (
        "住所（经营场所）或者住址", "住所(经营场所)或者住址", "住所（住址）", "住所(住址)", "住所（地址）", "住所或者住址", "住所地", "住所",
        "住址", "地址", "经营地址", "经营场所", "经营住所", "户籍地址", "户籍所在地", "户籍地", "现住址", "家庭住址", "联系地址", "注册地址", "单位地址",
    )
)  # fmt: skip
_ADDRESSES += r"|住(?=[\u4e00-\u9fff]{2,6}(?:省|市|自治区|县|区|旗))"
_HEADS_OF = "|".join(
    _spaced(word)
    for word in (
        "法定代表人（负责人、经营者）姓名", "法定代表人（负责人）姓名", "法定代表人姓名", "负责人姓名", "经营者姓名", "投资人姓名", "法定代表人（负责人、经营者）", "法定代表人（负责人）", "法定代表人/负责人", "法定代表人(负责人)", "法定代表人", "负责人", "投资人", "经营者",
        "执行事务合伙人", "主要负责人",
    )
)  # fmt: skip
_IDS = "身份证(?=[:：])|证件类型及号码|证件名称及号码|公民身份号码|身份证件号|公民身份证号码|居民身份证号码?|身份证件?号码?|民身份证号码|身份证（其他有效证件）号码|证件号码|有效证件号码|身份证号"
_CODES = "统一社会信用代码(?:或身份证件号码|（注册号）|或者身份证号码)?|社会信用代码|注册号|营业执照号码?|纳税人识别号|主体资格证件名称及号码|证照编号"
_OTHER = "驾驶证号码?|驾驶证(?=[:：])|车牌号码?|年龄(?=[:：])|主体资格证照名称|主体资格名称|主体资格证件名称及号码|证照名称及编号|性别|民族|国籍|国\\s*籍|出生日期|出生年月|职业|工作单位|职务|联系电话|联系方式|电话号码|电话|手机|邮编|邮政编码"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s，,；;。：:（(　|])|(?<=\n))[（(【〔［\[]?(?:第[一二三四五六]|[一二三四五六][、.．])?(?P<label>(?P<name>{_NAMES})|(?P<address>{_ADDRESSES})|(?P<head>{_HEADS_OF})|(?P<id>{_IDS})|(?P<code>{_CODES})|(?P<other>{_OTHER}))[）)】〕］\]]?(?:之[一二三四五六甲乙丙丁]|[一二三四五六甲乙丙丁](?![\u4e00-\u9fff])|[①-⑥]|\d(?!\d)|[（(][一二三四五六][）)])?(?:[（(][\u4e00-\u9fff、，]{{1,20}}[）)])?"
    r"(?P<mark>[ \t\u3000]*+[:：|｜][ \t\u3000]*+|[ \t\u3000]{1,3}(?=[\u4e00-\u9fffA-Z0-9*＊])|(?=[\u4e00-\u9fffA-Z0-9*＊])|[ \t\u3000]*+\n)"
)
_FIELD_END = re.compile(r"[，,；;。\n|｜]|[ \t\u3000]{2,}|[ \t](?=[\u4e00-\u9fff]{2,10}[:：])")
_CALLED = re.compile(
    r"^(?P<name>[^\n，。；：:（(]{2,40}(?:（[\u4e00-\u9fff]{2,8}）[^\n，。；：:（(]{0,20})?)(?:[（(][^\n]{4,200}[）)])?[:：]\s*(?:[（(][^\n]{4,80}[）)]\s*)?$",
    re.MULTILINE,
)
_ORGANISATION = re.compile(
    r"公司|厂|店|中心|局|委员会|合作社|院|学校|幼儿园|医院|政府|站|社|部|馆|所|行|坊|场|吧|协会|基金会|集团|网咖|村委|经营部|工作室|酒|饭|摊"
)
_PERSON_MARK = re.compile(
    rf"[，,（(]\s*[男女]\s*[，,）)]|{_spaced('性别')}|{_spaced('身份证')}|{_spaced('出生')}"
)
_NO_VALUES = frozenset({"基本情况", "情况", "基本信息", "信息", "/", "无"})
_HIDDEN = re.compile(r"[*＊×xX✕]{2,}|[*＊]")
_HEAD_CHARACTERS = 1200


def title_of(text: str) -> Span | None:
    """The heading that names the paper."""
    match = _TITLE.search(text, 0, 400)
    if match is None:
        return None
    start = _agency_line(text, match.start())
    return Span(start, match.end(), text[start : match.end()])


_AGENCY_LINE = re.compile(
    r"[\u4e00-\u9fff（）() \u3000]{4,40}(?:局|厅|委员会|政府|大队|支队|总队|办事处|分局)[ \t\u3000]*"
)


def _agency_line(text: str, title: int) -> int:
    """Where the heading begins: at the agency when it stands alone on the line above."""
    start = text.rfind("\n", 0, max(0, title - 1)) + 1
    return start if _AGENCY_LINE.fullmatch(text[start : max(start, title - 1)]) else title


def number_of(text: str) -> tuple[Span | None, int | None]:
    """The document number in the head and its year; numbers named in the running text are others' numbers."""
    head = text[:600]
    for match in _NUMBER.finditer(head):
        line = head[head.rfind("\n", 0, match.start()) + 1 : match.start()]
        if re.search(r"《|》|以|告知|送达|根据|依据", line) or head[match.end() : match.end() + 1] == "《":
            continue
        found = re.sub(r"^.*(?:书|编号[:：]?|文号[:：]?)", "", match[0]).strip()
        if found.startswith(("（", "(")) and found.count(found[0]) > len(re.findall("[）)]", found)):
            found = found[1:]
        start = match.start() + match[0].index(found)
        return Span(start, start + len(found), found), int(match["year"])
    printed = _PRINTED.search(head)
    if printed is None:
        return None, None
    group = "number" if printed["number"] else "serial"
    return Span(printed.start(group), printed.end(group), printed[group].strip()), None


def parties_of(text: str) -> tuple[PartyBlock, ...]:
    """The parties that the head describes."""
    end = end_of_head(text)
    fields = list(_fields(text, end))
    called = None if any(kind == "name" for kind, _ in fields) else _called(text, end)
    groups: list[list[tuple[str, Span]]] = []
    for kind, span in fields:
        if kind == "name" or not groups:
            groups.append([])
        groups[-1].append((kind, span))
    if not any(kind == "name" for kind, _ in fields):
        called = called or _unmarked_firm(text, end) or _alone(text, end)
    spoken = None if called or any(kind == "name" for kind, _ in fields) else _spoken(text)
    if spoken:
        return spoken
    if called is not None:
        called, *listed = _listed(text, called)
        rest = [field for group in groups for field in group if field[1].start > called.start]
        others = [*listed, *_addressed_too(text, listed[-1] if listed else called, end)]
        stops = [*(other.start for other in others), len(text)]
        groups = [
            [("name", one), *(field for field in rest if one.start < field[1].start < stop)]
            for one, stop in zip([called, *others], stops, strict=True)
        ]
    starts = [min(span.start for _, span in group) for group in groups]
    blocks = (
        [_block(text, group, stop) for group, stop in zip(groups, [*starts[1:], end], strict=True)]
        if groups
        else []
    )
    return tuple(
        block for block in blocks if block.name or block.address or block.id_number or block.credit_code
    )


_BORN_THEN = re.compile(r"[^，。；\n]{0,6}?(?:出生|(?<=[年月日])生(?![产活效态物意]))")


def end_of_head(text: str) -> int:
    """Where the story begins."""
    title = title_of(text)
    begin = title.end if title else 0
    for match in _HEAD_END.finditer(text, begin, begin + _HEAD_CHARACTERS):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        if re.search(r"(?:出生日期|出生年月|生日)\s{0,3}[:：]?[^。\n]{0,14}$", line):
            continue
        if re.search(r"[:：][^。\n]{0,14}$", line) and "出生" in text[match.start() : match.end() + 14]:
            continue  # 1988年7月4日出生
        if text[max(0, match.start() - 3) : match.start()].endswith("出生"):
            continue  # 出生于1968年
        if re.match(r"\d{4}年", match[0]) and _BORN_THEN.match(text, match.end()):
            continue
        return match.start()
    return min(len(text), begin + _HEAD_CHARACTERS)


def _fields(text: str, end: int) -> Iterator[tuple[str, Span]]:
    for match in _LABEL.finditer(text, 0, end):
        kind = next(k for k in ("name", "address", "head", "id", "code", "other") if match[k])
        label = text[match.start("label") : match.end("label")]
        spaced = bool(match["mark"]) and (label.endswith(("姓名", "名称")) or len(match["mark"]) > 1)
        closed = text[match.end("label") : match.end("label") + 1] in _CLOSES
        if (
            kind == "name"
            and not match["mark"].strip(" \t\u3000")
            and "\n" not in match["mark"]
            and not spaced
            and not closed
            and not (label == "姓名" and _BARE_NAME.match(text, match.end()))
        ):
            continue  # “当事人存在…”：没有冒号的不是栏目
        span = _value(text, match.end(), end)
        if span is not None:
            yield kind, span


# 【被处罚单位】某某公司: the bracket sets the label apart as a colon does
_CLOSES = frozenset("】〕］]")
_BARE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}[，,]")


def _value(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\u3000\n":
        start += 1
    stop = _FIELD_END.search(text, start, end)
    finish = stop.start() if stop else end
    following = _LABEL.search(text, start, finish)
    apart = following and following.start() > start and text[following.start() - 1] in " \t\u3000"
    if following and (following["mark"].strip(" \t\u3000") or apart):
        finish = following.start()
    value = _UNOPENED.sub(r"\g<value>", text[start:finish].strip(" \t\u3000（("))
    if not value or _LABEL.match(text, start, end) or value in _NO_VALUES:
        return None
    return Span(start, start + len(value), value)


# the end of 某公司（……，法定代表人：某某）：
_UNOPENED = re.compile(r"^(?P<value>[^（()）]+)[）)][:：、，,]?\s*$")
_SPOKEN = re.compile(
    r"(?:违法行为人|当事人|被处罚人|被告知人|受处罚人)[：:]?\s?(?P<name>[\u4e00-\u9fff·]{2,4})[，,（(]\s?(?:性别)?(?:男|女)[^。\n]{0,200}"
)
_LIVES = re.compile(
    r"(?:户籍所在地|户籍地|户籍地址|现住址|住址|住所|现住|家住|住)[为：:]?(?P<address>[\u4e00-\u9fff][^，。；\n]{5,60})"
)


# 450302********0617: digits taken out for publication
_VEILED_NUMBER = re.compile(r"(?<![\dA-Za-z])\d{1,6}[*＊×xX✕]{4,16}[\dXx]{0,4}(?![\dA-Za-z])")


def _spoken(text: str) -> tuple[PartyBlock, ...]:
    """A person described in one sentence without labels: 违法行为人张三，男，1985年4月6日出生，住……"""
    match = _SPOKEN.search(text, 0, _HEAD_CHARACTERS)
    if match is None:
        return ()
    area = Span(match.start(), match.end(), match[0])
    lives = _LIVES.search(area.text)
    number = ID_NUMBER.search(area.text) or _VEILED_NUMBER.search(area.text)
    return (
        PartyBlock(
            Span(match.start("name"), match.end("name"), match["name"]),
            _inside(area, lives, "address") if lives else None,
            _inside(area, number, 0) if number else None,
            birth=birth_in(area.text), organisation=False, area=area,
        ),
    )  # fmt: skip


def _inside(area: Span, match: re.Match[str], group: str | int) -> Span:
    return Span(area.start + match.start(group), area.start + match.end(group), match[group])


def _called(text: str, end: int) -> Span | None:
    """某某有限公司： on a line of its own."""
    for match in _CALLED.finditer(text, 0, end + 2):
        name = match["name"].strip()
        if not _LABEL.fullmatch(match[0].strip()) and not _TITLE.search(name):
            return Span(match.start("name"), match.end("name"), match["name"])
    return None


def _addressed_too(text: str, first: Span, end: int) -> list[Span]:
    """The addressees on the lines right below the first, each with its particulars in brackets."""
    found: list[Span] = []
    place = text.find("\n", first.end)
    while place >= 0 and (match := _CALLED.match(text, place + 1)) and match.start() < end:
        if match["name"].strip() and match.end() - match.end("name") > _PARTICULARS:
            found.append(Span(match.start("name"), match.end("name"), match["name"]))
        place = text.find("\n", match.end())
    return found


_LISTED = re.compile(
    r"(?P<name>[^\n，。；：:、（()）]{2,40})[（(](?P<particulars>[^\n（()）]{8,160})[）)]\s{0,2}(?:[、；和及与]\s{0,2}|[:：])"
)


def _listed(text: str, called: Span) -> list[Span]:
    """The addressees before one colon: 甲公司（……）、乙（男，……）：, on one line or a line each; the one alone where there is no list."""
    colon = re.compile("[:：][ \t\u3000]*$", re.MULTILINE).search(text, called.end)
    stop, start = colon.end() if colon else called.end, called.start
    while start and (above := text.rfind("\n", 0, start - 1) + 1) < start:
        line = _LISTED.fullmatch(text[above : start - 1].strip())
        if line is None or text[above : start - 1].rstrip().endswith(("：", ":")):
            break
        start = above
    found = list(_LISTED.finditer(text, start, stop))
    if len(found) < 2 or found[-1].end() < stop:
        return [called]
    return [Span(m.start("name"), m.end("name"), m["name"]) for m in found]


_PARTICULARS = 12
_UNMARKED_FIRM = re.compile(
    r"^[ \t\u3000]*(?:被处罚单位|被处罚人|违法(?:行为)?单位|违法行为人|当事人|被通知单位)(?P<name>[\u4e00-\u9fff（）()]{4,40}?)(?=[，,（(]\s?(?:(?:统一)?社会信用代码|营业执照|住所|(?:经营|注册|单位)?地址|法定代表人|负责人|经营者|以下(?:简)?称))",
    re.MULTILINE,
)


def _unmarked_firm(text: str, end: int) -> Span | None:
    """被处罚单位某某公司，统一社会信用代码……: the name stands behind its label without a colon."""
    match = _UNMARKED_FIRM.search(text, 0, end)
    if match is None or not _ORGANISATION.search(match["name"]):
        return None
    return Span(match.start("name"), match.end("name"), match["name"])


_ALONE = re.compile(
    rf"^[ \t\u3000]*(?P<name>[\u4e00-\u9fff·（）()]{{4,40}})[ \t\u3000]*\n\s*(?={_CODES}|{_HEADS_OF}|{_ADDRESSES}|{_IDS})",
    re.MULTILINE,
)


def _alone(text: str, end: int) -> Span | None:
    """A firm on a line of its own without a label, its particulars on the lines below."""
    title = title_of(text)
    for match in _ALONE.finditer(text, title.end if title else 0, end):
        if _ORGANISATION.search(match["name"]) and not _LABEL.match(match[0]):
            return Span(match.start("name"), match.end("name"), match["name"])
    return None


def _block(text: str, group: list[tuple[str, Span]], end: int) -> PartyBlock:
    values: dict[str, Span] = {}
    for kind, span in group:
        values.setdefault(kind, span)
    if (number := values.get("id")) and (inside := ID_NUMBER.search(number.text)):
        begin = number.start + inside.start()
        values["id"] = Span(begin, begin + len(inside[0]), inside[0])
    name = values.get("name")
    start = min(span.start for _, span in group)
    area = Span(start, end, text[start:end])
    code = values.get("code")
    if code and not re.search(r"[0-9A-Z]{6}", code.text):
        code = None
    found = CREDIT_CODE.search(area.text)
    if code is None and found and not ID_NUMBER.fullmatch(found[0]):
        code = Span(start + found.start(), start + found.end(), found[0])
    organisation = _organisation(name, code, area.text)
    number = values.get("id") or (_number_in(area) if organisation is False else None)
    return PartyBlock(
        name, values.get("address"), number, code, values.get("head"), birth_in(area.text), organisation, area
    )


def _number_in(area: Span) -> Span | None:
    """The one identity number of a block, whatever label stands before it: 证件　居民身份证　……"""
    found = list(ID_NUMBER.finditer(area.text))
    return _inside(area, found[0], 0) if len(found) == 1 else None


def _organisation(name: Span | None, code: Span | None, area: str) -> bool | None:
    if code is not None:
        return True
    if name is not None and _ORGANISATION.search(name.text) and len(name.text) > 4:
        return True
    if _PERSON_MARK.search(area) or _person_with_number(name, area) or _of_one_person(name, area):
        return False
    return None


def _of_one_person(name: Span | None, area: str) -> bool:
    """A short name, and the number of a person in the fields behind it."""
    return name is not None and len(name.text) <= _PERSON_NAME and ID_NUMBER.search(area) is not None


_PERSON_NAME = 4


def _person_with_number(name: Span | None, area: str) -> bool:
    """A name of two to four characters with a whole identity number right behind it."""
    return bool(
        name
        and re.search(rf"{re.escape(name.text)}[，,、\s]{{1,3}}公民身份号码\s?[:：]?\s?\d{{17}}[\dXx]", area)
    )


def hidden(text: str) -> bool:
    """Whether characters were taken out for publication (××, ***, XXXX)."""
    return bool(_HIDDEN.search(text))

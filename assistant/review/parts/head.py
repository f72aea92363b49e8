"""The head of a paper: title, document number, parties. Agencies write it as a block, in a table or in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from assistant.review.parts.model import PartyBlock, Span
from assistant.text.dates import read_date
from assistant.text.identity import CREDIT_CODE, ID_NUMBER

_S = r"[ \t\u3000]*"


def _spaced(word: str) -> str:
    """A word whose characters agencies may set apart."""
    return _S.join(map(re.escape, word))


_YEAR = r"[〔\[［(（【{]\s{0,2}(?P<year>(?:19|20)\d{2})\s{0,2}年?\s{0,2}[〕\]］)）】}]"
_NUMBER = re.compile(
    rf"[\u4e00-\u9fff（）()〔〕\[\]]{{0,30}}{_YEAR}\s{{0,2}}(?:[\u4e00-\u9fff]{{1,6}})?\s{{0,2}}(?:第\s{{0,2}})?[-—－A-Za-z0-9]{{1,24}}(?:\s{{0,2}}号)?(?:（[\u4e00-\u9fff]{{1,6}}）)?"
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
        "违法行为人", "被处罚单位", "被处罚人", "被告知人", "受送达人", "当事人（单位）", "当事人（自然人）", "当事人", "被催告人",
        "姓名或名称", "姓名或者名称", "单位名称", "公司名称", "企业名称", "字号名称", "名称", "姓名",
    )
)  # fmt: skip
_ADDRESSES = "|".join(
    _spaced(word)
    for word in (
        "住所（经营场所）或者住址", "住所(经营场所)或者住址", "住所（住址）", "住所(住址)", "住所（地址）", "住所或者住址", "住所地", "住所",
        "住址", "地址", "经营地址", "经营场所", "经营住所", "户籍地址", "户籍所在地", "户籍地", "现住址", "家庭住址", "联系地址", "注册地址", "单位地址",
    )
)  # fmt: skip
_HEADS_OF = "|".join(
    _spaced(word)
    for word in (
        "法定代表人（负责人、经营者）", "法定代表人（负责人）", "法定代表人/负责人", "法定代表人(负责人)", "法定代表人", "负责人", "投资人", "经营者",
        "执行事务合伙人", "主要负责人",
    )
)  # fmt: skip
_IDS = "公民身份号码|公民身份证号码|居民身份证号码?|身份证件?号码?|民身份证号码|身份证（其他有效证件）号码|证件号码|有效证件号码|身份证号"
_CODES = "统一社会信用代码(?:或身份证件号码|（注册号）|或者身份证号码)?|社会信用代码|注册号|营业执照号码?|主体资格证件名称及号码|证照编号"
_OTHER = "主体资格证照名称|主体资格名称|主体资格证件名称及号码|证照名称及编号|性别|民族|国籍|国\\s*籍|出生日期|出生年月|职业|工作单位|职务|联系电话|联系方式|电话号码|电话|手机|邮编|邮政编码"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s，,；;。：:（(　|])|(?<=\n))[（(]?(?P<label>(?P<name>{_NAMES})|(?P<address>{_ADDRESSES})|(?P<head>{_HEADS_OF})|(?P<id>{_IDS})|(?P<code>{_CODES})|(?P<other>{_OTHER}))[）)]?(?:[一二三四五六甲乙丙丁\d]|[（(][\u4e00-\u9fff、，]{{1,10}}[）)])?"
    r"(?P<mark>[ \t\u3000]*[:：|][ \t\u3000]*|(?=[\u4e00-\u9fffA-Z0-9*＊])|[ \t\u3000]*\n)"
)
_FIELD_END = re.compile(r"[，,；;。\n|]|[ \t\u3000]{2,}|[ \t](?=[\u4e00-\u9fff]{2,10}[:：])")
_CALLED = re.compile(r"^(?P<name>[^\n，。；：:]{2,40})[:：]\s*$", re.MULTILINE)
_ORGANISATION = re.compile(
    r"公司|厂|店|中心|局|委员会|合作社|院|学校|幼儿园|医院|政府|站|社|部|馆|所|行|坊|场|吧|协会|基金会|集团|网咖|村委|经营部|工作室|酒|饭|摊"
)
_PERSON_MARK = re.compile(r"[，,]\s*[男女]\s*[，,]|性别|身份证|出生")
_BIRTH = re.compile(r"(?:出生|生日)[^\d\n]{0,6}|(?=\d{4}年\d{1,2}月\d{1,2}日(?:出生|生))")
_NO_VALUES = frozenset({"基本情况", "情况", "基本信息", "信息", "/", "无"})
_HIDDEN = re.compile(r"[*＊×xX✕]{2,}|[*＊]")
_HEAD_CHARACTERS = 1200


def title_of(text: str) -> Span | None:
    """The heading that names the paper."""
    match = _TITLE.search(text, 0, 400)
    return None if match is None else Span(match.start(), match.end(), match[0])


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
    return None, None


def parties_of(text: str) -> tuple[PartyBlock, ...]:
    """The parties that the head describes."""
    end = _end_of_head(text)
    fields = list(_fields(text, end))
    called = None if any(kind == "name" for kind, _ in fields) else _called(text, end)
    groups: list[list[tuple[str, Span]]] = []
    for kind, span in fields:
        if kind == "name" or not groups:
            groups.append([])
        groups[-1].append((kind, span))
    if called is not None:
        rest = [field for group in groups for field in group if field[1].start > called.start]
        groups = [[("name", called), *rest]]
    blocks = [_block(text, group, end) for group in groups]
    return tuple(
        block for block in blocks if block.name or block.address or block.id_number or block.credit_code
    )


def _end_of_head(text: str) -> int:
    """Where the story begins."""
    title = title_of(text)
    begin = title.end if title else 0
    for match in _HEAD_END.finditer(text, begin, begin + _HEAD_CHARACTERS):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.end()]
        if re.search(r"[:：][^。\n]{0,14}$", line) and "出生" in text[match.start() : match.end() + 14]:
            continue  # 1988年7月4日出生
        if re.match(r"\d{4}年", match[0]) and "出生" in text[match.end() : match.end() + 6]:
            continue
        return match.start()
    return min(len(text), begin + _HEAD_CHARACTERS)


def _fields(text: str, end: int) -> Iterator[tuple[str, Span]]:
    for match in _LABEL.finditer(text, 0, end):
        kind = next(k for k in ("name", "address", "head", "id", "code", "other") if match[k])
        if kind == "name" and not match["mark"].strip(" \t\u3000") and "\n" not in match["mark"]:
            continue  # “当事人存在…”：没有冒号的不是栏目
        span = _value(text, match.end(), end)
        if span is not None:
            yield kind, span


def _value(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\u3000\n":
        start += 1
    stop = _FIELD_END.search(text, start, end)
    finish = stop.start() if stop else end
    following = _LABEL.search(text, start, finish)
    if following and following["mark"].strip(" \t\u3000"):
        finish = following.start()
    value = text[start:finish].strip(" \t\u3000（(")
    if not value or _LABEL.match(text, start, end) or value in _NO_VALUES:
        return None
    return Span(start, start + len(value), value)


def _called(text: str, end: int) -> Span | None:
    """某某有限公司： on a line of its own."""
    for match in _CALLED.finditer(text, 0, end + 2):
        name = match["name"].strip()
        if not _LABEL.fullmatch(match[0].strip()) and not _TITLE.search(name):
            return Span(match.start("name"), match.end("name"), match["name"])
    return None


def _block(text: str, group: list[tuple[str, Span]], end: int) -> PartyBlock:
    values: dict[str, Span] = {}
    for kind, span in group:
        values.setdefault(kind, span)
    name = values.get("name")
    start = min(span.start for _, span in group)
    area = Span(start, end, text[start:end])
    code = values.get("code")
    if code and not re.search(r"[0-9A-Z]{6}", code.text):
        code = None
    found = CREDIT_CODE.search(area.text)
    if code is None and found and not ID_NUMBER.fullmatch(found[0]):
        code = Span(start + found.start(), start + found.end(), found[0])
    return PartyBlock(
        name, values.get("address"), values.get("id"), code, values.get("head"), _born(area.text),
        _organisation(name, code, area.text), area,
    )  # fmt: skip


def _organisation(name: Span | None, code: Span | None, area: str) -> bool | None:
    if code is not None:
        return True
    if name is not None and _ORGANISATION.search(name.text) and len(name.text) > 4:
        return True
    return False if _PERSON_MARK.search(area) else None


def _born(area: str) -> date | None:
    match = re.search(
        r"\d{4}年\d{1,2}月\d{1,2}日(?=[^，。\n]{0,2}(?:出生|生))|(?<=出生日期：)[^，。\n]{6,14}|(?<=出生年月：)[^，。\n]{6,14}",
        area,
    )
    return read_date(match[0]) if match else None


def hidden(text: str) -> bool:
    """Whether characters were taken out for publication (××, ***, XXXX)."""
    return bool(_HIDDEN.search(text))

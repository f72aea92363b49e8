"""Fields of records: what those among the evidence say, when it was said, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from assistant.analysis.procedure.data import kind_of_step
from assistant.documents.fields.basics import place
from assistant.documents.fields.registry import field
from assistant.documents.sheet import Row, Sheet, clean
from assistant.dossier.model import Evidence
from assistant.paper.kinds import recognise

_TURN = re.compile(r"(?:^|(?<=[\s。！？；：]))(问|答)\s?[：:]")
_TALK = ("inquiry", "defence_record", "hearing_record")
_WHEN = re.compile(
    r"时间\s?[：:]\s?(?P<when>\d{4}年\d{1,2}月\d{1,2}日\s?\d{1,2}[时:：]\d{0,2}分?(?:许)?(?:[至到—-]{1,2}[^，,。；;\n]{1,16}?[时分]))(?=[，,。；;\n]|$)"
)
_WHO = re.compile(
    r"(?P<who>[\u4e00-\u9fff·]{2,4}?)(?:的|现场|第.次|补充)*(?:询问|调查|谈话)(?:（调查）)?笔录"
)
_ANSWER = re.compile(
    r"[，；。](?=经?复核|经审查|经核查|本机关|本局|我局|拟|决定|维持|(?:不予|予以|未予)?采纳|[^，；。]{0,6}(?:未|没有|不|放弃)(?:申请|要求|提出)?听证)"
)
_WHERE = re.compile(r"地点\s?[：:]\s?(?P<where>[^，。；;\n]{2,60})")
_HEAD = re.compile(r"^\s*(?:检查|勘[验查察]|询问|抽样|提取)?(?:时间|地点)\s?[：:][^。；\n]*[。；\n]")
_SIGNED = re.compile(
    r"(?:(?:^|(?<=[。；]))[^，。；]{0,10}?|，\s?)核对(?:无误|属实|一致)?(?:以?后)?[^，。；]{0,4}签[名字][^。；]*。?$"
)
_RECEIPT, _SENTENCE, _SERVED = "送达回证", re.compile(r"[^。\n]*[。\n]?[”）]?"), re.compile("送达|签收")
_BLANK_HOURS = "＿＿时＿＿分至＿＿时＿＿分"
_BLANK_TIME = f"＿＿年＿＿月＿＿日{_BLANK_HOURS}"
_BLANK_PLACE = "＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿"
_BLANK_NAME = "＿＿＿＿＿"


def _records(sheet: Sheet, *kinds: str) -> Iterator[Evidence]:
    for piece in sheet.case.evidence:
        kind = recognise(piece.text, name=piece.name).kind
        if kind and kind.kind in kinds:
            yield piece


def _of_one_day(sheet: Sheet, kind: str) -> list[Evidence]:
    """The records of the first day there are some of; a recheck is another act and has a record of its own."""
    found = [piece for piece in _records(sheet, kind) if kind_of_step(piece.name) != "复查"]
    first = min((piece.obtained for piece in found if piece.obtained), default=None)
    return [piece for piece in found if piece.obtained == first] or found[:1]


def _record_text(sheet: Sheet, kind: str) -> str:
    """What the records tell between their heads, which the paper has itself, and the signing, which is still to come."""
    return "".join(sheet.mark("证据", piece.id, _body(piece)) for piece in _of_one_day(sheet, kind))


def _body(piece: Evidence) -> str:
    text = clean(piece.text)
    if _RECEIPT in piece.name:  # a piece that is a record and a receipt of another day
        text = "".join(one for one in _SENTENCE.findall(text) if not _SERVED.search(one))
    while found := _HEAD.match(text):
        text = text[found.end() :]
    body = _SIGNED.sub("", text.strip()) or text
    return body if not body or body[-1] in "。；！？”" else f"{body}。"


def _place_told(sheet: Sheet, piece: Evidence | None) -> str:
    found = _WHERE.search(piece.text) if piece else None
    return sheet.mark("证据", piece.id, found["where"]) if piece and found else ""


def _time(sheet: Sheet, piece: Evidence | None) -> str:
    """From when to when, as the record says; a line to be filled in where it does not."""
    found = _WHEN.search(piece.text) if piece else None
    return sheet.mark("证据", piece.id, found["when"]) if piece and found else _BLANK_TIME


@field("检查时间", "现场检查的起止时间：证据里的现场笔录；没有的为空线")
def site_time(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _time(sheet, next(iter(_of_one_day(sheet, "site_record")), None))


@field("检查地点", "现场检查的地点：证据里的现场笔录；没有的为行为地点")
def site_place(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _place_told(sheet, next(iter(_of_one_day(sheet, "site_record")), None)) or str(place(sheet))


@field("询问地点", "询问的地点：证据里的询问笔录；没有的为空线")
def talk_place(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _place_told(sheet, _spoken_in(sheet)) or _BLANK_PLACE


@field("申辩时间", "陈述申辩的日期：步骤的日期；时刻和没有的日期为空线")
def pleading_time(sheet: Sheet) -> str:
    """The hours are filled in by hand."""
    day = sheet.day(sheet.situation.first("陈述申辩"))
    return f"{day}{_BLANK_HOURS}" if day else _BLANK_TIME


@field("询问时间", "询问的起止时间：证据里的询问笔录；没有的为空线")
def talk_time(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _time(sheet, _spoken_in(sheet))


@field("被询问人", "证据里询问笔录的被询问人；没有的为空线")
def asked(sheet: Sheet) -> str:
    """As the name of the record says."""
    piece = _spoken_in(sheet)
    found = _WHO.match(piece.name) if piece else None
    return sheet.mark("证据", piece.id, found["who"]) if piece and found else _BLANK_NAME


@field("申辩内容", "“陈述申辩”步骤的备注里当事人说的话，机关的复核不在内")
def pleaded(sheet: Sheet) -> str:
    """Up to where the note tells what the agency made of it: the party signs only what it said."""
    moment = sheet.situation.first("陈述申辩")
    said = _ANSWER.split(moment.note)[0].rstrip("，；。") if moment else ""
    return sheet.mark("步骤", moment.name, said) if moment else ""


@field("复核意见", "对陈述、申辩的复核：“复核”步骤的备注；没有的为“陈述申辩”步骤的备注里当事人的话以后的部分")
def reviewed(sheet: Sheet) -> str:
    """What the agency made of the defence."""
    answered, moment = sheet.situation.first("复核"), sheet.situation.first("陈述申辩")
    if answered:
        return sheet.note(answered)
    found = _ANSWER.search(moment.note) if moment else None
    return (
        sheet.mark("步骤", moment.name, moment.note[found.end() :].rstrip("。；")) if moment and found else ""
    )


@field("检查记载", "现场检查（勘验）笔录的记载：证据里的现场笔录")
def site_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "site_record")


@field("提取记载", "电子数据提取的记载：证据里的提取笔录")
def extraction_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "e_evidence")


@field("抽样记载", "抽样取证的记载：证据里的抽样记录")
def sampling_words(sheet: Sheet) -> str:
    """What the record among the evidence says."""
    return _record_text(sheet, "sampling")


@field("问答", "询问笔录里说过的话，一句一行：证据里的询问笔录，一句不添", "说话", "内容")
def spoken(sheet: Sheet) -> list[Row]:
    """Questions and answers of the records among the evidence, word for word."""
    piece = _spoken_in(sheet)
    return list(_turns(sheet, piece)) if piece else []


def _spoken_in(sheet: Sheet) -> Evidence | None:
    """The record among the evidence whose words are those of the paper."""
    wanted = sheet.kind.kind if sheet.kind.kind in _TALK else "inquiry"
    return next(_records(sheet, wanted), None)


def _turns(sheet: Sheet, piece: Evidence) -> Iterator[Row]:
    text = clean(piece.text)
    found = list(_TURN.finditer(text))
    for match, following in zip_longest(found, found[1:]):
        words = text[match.end() : following.start() if following else len(text)]
        kept, ended = _upto_sign(words) if following is None else (words, "")
        yield {"说话": match[1], "内容": sheet.mark("证据", piece.id, kept.strip())}
        if rest := _SIGNED.sub("", ended.strip()):
            yield {"说话": "", "内容": sheet.mark("证据", piece.id, rest)}


def _upto_sign(words: str) -> tuple[str, str]:
    """The last answer ends with its sentence; what follows tells of reading and signing."""
    end = words.find("。") + 1
    return (words[:end], words[end:]) if end else (words, "")


@field("有问答", "证据里有询问笔录")
def has_spoken(sheet: Sheet) -> bool:
    """Something was said."""
    return bool(spoken(sheet))

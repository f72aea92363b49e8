"""Fields: source and course of the case, facts, evidence, notice, defence, hearing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.analysis.decree_gaps import decrees_wanted
from assistant.analysis.decreed import tells_decree
from assistant.analysis.procedure.data import kind_of_step
from assistant.corpora import Words
from assistant.documents.fields.basics import act_date, officers, place, told_date
from assistant.documents.fields.registry import field
from assistant.documents.fields.taken import taken_how, taken_what
from assistant.documents.parts import load_parts
from assistant.documents.sheet import Row, Sheet, clean
from assistant.dossier.model import Evidence, Polarity
from assistant.paper.kinds import recognise
from assistant.text.dates import find_dates, format_date, parse_as_of


class _Said(Words):
    """The words of first sentences that do not tell the act, as corpora/lexicon/documents/openings.yaml has them."""

    FILE = "lexicon/documents/openings.yaml"

    not_done: str
    who: re.Pattern[str]
    earlier: re.Pattern[str]
    reported: re.Pattern[str]


_RECORDS = {"site_record": "检查", "inquiry": "询问", "sampling": "抽样", "e_evidence": "提取"}
_OTHERS = re.compile("机构|单位|公司|当事人")  # who made the paper beside the officers
_COPIES = re.compile(r"[（(]?(?:共?[\d一二三四五六七八九十两]+[份页张组套])+[）)]?$")
_SENTENCES = re.compile(r"[^。\n]*[。\n]?[”）]?")
# 2026年3月5日上午9时30分许，
_DAY_FIRST = re.compile(
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日(?:[上下]午|凌晨|清晨|早上|中午|傍晚|晚上?|夜间)?(?:\d{1,2}[时点:：](?:\d{1,2}分?|半|整)?)?(?:许|左右)?)[，,]"
)
_STOPS = "。！？”）"
_TELLING = 4  # characters behind the district that tell a place from others
_DISTRICT = re.compile(r"^(?:[^省市区县镇乡]{1,8}[省市区县镇乡])*")


@field("案件来源", "案件来源：受理、检查等步骤，或者举报登记、检查笔录")
def source(sheet: Sheet) -> str:
    """The first act if it is a report or an inspection."""
    moment = sheet.situation.first("受理") or sheet.situation.first("检查")
    if moment:
        return sheet.say(f"source.{moment.kind}", 日期=sheet.day(moment), 备注=sheet.aside(moment))
    for piece in sheet.case.evidence:
        kind = recognise(piece.text, name=piece.name).kind
        name = sheet.mark("证据", piece.id, piece.name)
        if kind and kind.kind == "complaint":
            return name
        if kind and kind.kind == "site_record":
            return sheet.say("source.笔录", 日期=_obtained(sheet, piece), 名称=name)
    return ""


def _obtained(sheet: Sheet, piece: Evidence) -> str:
    return sheet.mark("证据", piece.id, format_date(piece.obtained) if piece.obtained else "")


@field("立案日期", "立案的日期")
def filed(sheet: Sheet) -> str:
    """From the step."""
    return sheet.day(sheet.situation.first("立案"))


@field("调查经过", "案件来源和调查经过，按时间一件事一句")
def course(sheet: Sheet) -> str:
    """What was done before the notice, each act a sentence."""
    told = "".join(text for _, text in sorted(_acts(sheet), key=lambda entry: entry[0]))
    return told + sheet.say("course.officers", 人员=sheet.need("两名执法人员姓名及执法证号", str(officers(sheet))))  # fmt: skip


def _acts(sheet: Sheet) -> Iterator[tuple[tuple[str, int], str]]:
    parts = load_parts().parts
    steps = {(step.name, step.on) for step in sheet.case.steps}
    moments = [m for m in sheet.situation.moments if f"course.{m.kind}" in parts and (m.name, m.on) in steps]
    kinds = {moment.kind for moment in moments}
    for number, moment in enumerate(moments):
        taken = {"查扣": str(taken_how(sheet)), "查扣对象": str(taken_what(sheet))}
        told = sheet.say(f"course.{moment.kind}", 日期=sheet.day(moment), 备注=sheet.aside(moment), **taken)
        yield (moment.on.isoformat(), number), told
    if "立案" not in kinds and sheet.track != "简易":
        yield ("", 0), sheet.say("course.立案", 日期=sheet.need("立案日期", ""), 备注="")
    for number, piece in enumerate(sheet.case.evidence):
        kind = recognise(piece.text, name=piece.name).kind
        act = _RECORDS.get(kind.kind, "") if kind else ""
        ours = not piece.source or ("执法" in piece.source and not _OTHERS.search(piece.source))
        if (
            act
            and ours
            and piece.obtained
            and kind_of_step(piece.name) not in kinds - {act}
            and act not in kinds
        ):
            name, part = sheet.mark("证据", piece.id, _title(piece.name)), f"course.record.{act}"
            told = sheet.say(part, 日期=_obtained(sheet, piece), 名称=name)
            first = -1 if act == "检查" else 100 + number  # of the acts of a day the inspection comes first
            yield (piece.obtained.isoformat(), first), told


def _title(name: str) -> str:
    """What stands between 《》: without marks of its own, and without how many copies there are."""
    found = re.search("《([^《》]+)》", name)
    return found[1] if found else _COPIES.sub("", name.strip()) or name


@field("违法事实", "经查明的事实，一行一段：承办人所写的事实，加上已确认而其中没有的事实")
def facts(sheet: Sheet) -> list[str]:
    """The officer's words; date and place before them only where they do not say them."""
    lines = [line.strip() for line in clean(sheet.case.facts).split("\n") if line.strip()]
    if not lines:
        return [sheet.say("facts.whole", 事实=sheet.need("违法事实", ""))]
    lines[-1] += "" if lines[-1][-1] in _STOPS else "。"
    more = (sheet.fact("facts", line) for line in lines[1:])
    return [_opening(sheet, lines[0]), *more, *_confirmed(sheet), *_decreed(sheet)]


def _opening(sheet: Sheet, line: str) -> str:
    """The first line with the day and the place of the act where the facts do not tell them.

    A whole sentence, which begins with the party, goes on behind them; one that begins with its day has the place behind it.
    """
    dated, placed = _tells_date(sheet), _tells_place(sheet)
    if dated and placed:
        return sheet.say("facts.whole", 事实=sheet.fact("facts", line))
    values = {} if dated else {"日期": sheet.need("行为日期", str(act_date(sheet)))}
    values |= {} if placed else {"地点": sheet.need("行为地点", str(place(sheet)))}
    acts = _tells_the_act(sheet, line)
    head = _DAY_FIRST.match(line) if dated and acts else None
    if head:
        values["日期"], line = sheet.fact("facts", head["day"]), line[head.end() :]
    whole = bool(head) or (acts and line.startswith(("当事人", sheet.party.name or "当事人")))
    part = "facts.lead" if len(values) == 2 else "facts.dated" if "地点" in values else "facts.placed"
    return sheet.say(f"{part}.first" if whole else part, **values, 事实=sheet.fact("facts", line))


def _tells_the_act(sheet: Sheet, line: str) -> bool:
    """Whether the first sentence may have the place of the act.

    Not one of a report, of who the party is, of an earlier penalty, nor of another day than the facts tell of the act.
    """
    sentence, said = _SENTENCES.match(line), _Said.read()
    first = sentence[0] if sentence else ""
    if any(words.search(first) for words in (said.who, said.earlier, said.reported)):
        return False
    return _of_the_day(sheet, first) and kind_of_step(first) in ("", "检查")


def _of_the_day(sheet: Sheet, first: str) -> bool:
    """Whether a sentence begins with the day of the act; one without a day only where all of the facts are without it."""
    days, day = [format_date(day) for day, _, _ in find_dates(first)], told_date(sheet.case.act_date)
    return days[0].startswith(day) if days else (bool(day) and day in first) or not _tells_date(sheet)


@field("事实摘要", "承办人所写的违法事实")
def facts_plain(sheet: Sheet) -> str:
    """In one piece."""
    text = clean(sheet.case.facts).replace("\n", "")
    return sheet.fact("facts", text + ("" if not text or text[-1] in _STOPS else "。"))


def _tells_date(sheet: Sheet) -> bool:
    """Whether the facts say the day (month, year) of the act themselves."""
    written = sheet.case.act_date
    day = parse_as_of(written) if written.count("-") == 2 else None
    if day:
        month = f"{day.year}年{day.month}月"
        facts = sheet.case.facts
        alone = re.search(rf"{month}(?!\s*\d)", facts)
        later = re.search(
            rf"{day.year}年.*(?<![\d年]){day.month}月{day.day}日", facts, re.DOTALL
        )  # without its year
        return bool(alone or later) or any(found == day for found, _, _ in find_dates(facts))
    return bool(written) and told_date(written) in sheet.case.facts


def _tells_place(sheet: Sheet) -> bool:
    """Whether the facts name the place themselves: all of it, or what stands behind district and town."""
    place, told = sheet.case.place, clean(sheet.case.facts)
    found = SequenceMatcher(None, place, told, autojunk=False).find_longest_match()
    shared = _DISTRICT.sub("", place[found.a : found.a + found.size])
    return bool(place) and (place in told or len(shared) >= _TELLING)


def _confirmed(sheet: Sheet) -> Iterator[str]:
    """Confirmed facts that the officer's words do not hold."""
    told = clean(sheet.case.facts)
    for number, fact in enumerate(sheet.case.extracted):
        if fact.confirmed and fact.polarity is Polarity.AFFIRMED and fact.value and fact.value not in told:
            ref = f"extracted[{number}]"
            name = sheet.fact(ref, fact.subject or fact.name)
            where = sheet.need("该事实的证据", sheet.mark("证据", fact.evidence, fact.evidence))
            yield sheet.say("facts.more", 名称=name, 内容=sheet.fact(ref, fact.value), 证据=where)


def _decreed(sheet: Sheet) -> Iterator[str]:
    """A gap for each decision that must have been made first, and that the case does not name."""
    told = clean(f"{sheet.case.facts}{''.join(step.paper for step in sheet.case.steps)}")
    if not tells_decree(told):
        for what in _needed(sheet):
            yield sheet.say(
                "facts.decreed", 决定=sheet.need(f"{what}：由何机关何时作出，名称、文号和内容", "")
            )


def _needed(sheet: Sheet) -> tuple[str, ...]:
    """What the clauses relied on presuppose, where no piece of evidence shows it."""
    conducts = ((one.clause.rule.conduct, one.act or sheet.case.facts) for one in sheet.relied)
    return decrees_wanted(sheet.case, conducts)


@field("证据清单", "证据，一件一行", "序号", "名称", "种类", "证明", "来源", "取得日期", "止")
def evidence(sheet: Sheet) -> list[Row]:
    """Every piece with what it proves."""
    lacking, pieces = _needed(sheet) if sheet.case.evidence else (), sheet.case.evidence
    whole = len(pieces) + len(lacking)
    rows = [_evidence_row(sheet, n, piece, n == whole) for n, piece in enumerate(pieces, 1)]
    return rows + [
        _lacking_row(sheet, n, what, n == whole) for n, what in enumerate(lacking, len(pieces) + 1)
    ]


@field("证据名称", "证据的名称，连成一句")
def evidence_names(sheet: Sheet) -> str:
    """Every piece by its name."""
    return "、".join(sheet.mark("证据", piece.id, piece.name) for piece in sheet.case.evidence if piece.name)


@field("有证据", "案件列有证据")
def has_evidence(sheet: Sheet) -> bool:
    """At least one piece."""
    return bool(sheet.case.evidence)


def _lacking_row(sheet: Sheet, number: int, what: str, last: bool) -> Row:
    """A row for what must be shown and is not there yet."""
    name = sheet.need(f"{what}的文本及其公布或者送达的证据", "")
    proves = sheet.need("该证据的证明内容", "")
    row = {"序号": str(number), "名称": name, "种类": "", "证明": proves, "来源": "", "取得日期": ""}
    return row | {"止": "。" if last else "；"}


def _evidence_row(sheet: Sheet, number: int, piece: Evidence, last: bool) -> Row:
    words = load_parts().proves
    proves = "、".join(sheet.mark("证据", f"{piece.id}.proves", words.get(p, p)) for p in piece.proves if p)
    return {
        "序号": str(number),
        "名称": sheet.need("证据名称", sheet.mark("证据", piece.id, piece.name)),
        "种类": sheet.mark("证据", piece.id, str(piece.kind)),
        "证明": sheet.need("该证据的证明内容", proves),
        "来源": sheet.mark("证据", piece.id, piece.source),
        "取得日期": _obtained(sheet, piece),
        "止": "。" if last else "；",
    }

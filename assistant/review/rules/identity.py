"""R03–R05: the fields of the party against each other: sex and birth against the identity number, names of the representative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.births import own_births
from assistant.review.parts.body import unquoted
from assistant.review.parts.head import hidden
from assistant.review.parts.model import Decision, PartyBlock, Span
from assistant.review.parts.names import reads_as_name
from assistant.review.parts.voices import own_words
from assistant.review.rule import ALL, DECISIONS, NOTICES, PENALTIES, finding, found, rule
from assistant.review.rules.party import age_at_act
from assistant.text.dates import age_on, find_dates
from assistant.text.identity import valid_id_number
from assistant.text.numerals import to_int

_ID_FIELD = "《中华人民共和国行政处罚法》第五十九条第一款第（一）项"
_SEX = re.compile(r"性\s*别\s*[:：]?\s*(?P<sex>[男女])|[，,、\s（(](?P<plain>[男女])(?=[，,、\s）)])")
_HEAD_OF = re.compile(
    r"(?:法定代表人|负责人|经营者|投资人)(?:[（(][^）)\n]{1,14}[）)])?\s{0,2}[:：为是]?\s{0,2}(?P<name>[\u4e00-\u9fff]{2,4}?)(?=[，。；、,;（(\s及和]|$|的|系|到|接|称|签|未|拒|陈|表示|在场)"
)
_THEIR_HEAD = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|(?<![人位方司])的|[其对向与和及由该经是为]|主要|单位|公司|企业|当事人|机构|[人厂院社会行])$"
)
_OF_ANOTHER = re.compile(
    r"(?:建设|施工|监理|设计|勘察|承包|发包|分包|受托|委托|供货|供应|生产|销售|检测|鉴定|评估|出租|承租|使用|被害|第三|其他|另一|上述)(?:单位|公司|企业|厂|方|人)的?$"
)
_NO_NAME = re.compile(
    r"批准|审批|审查|决定|同意|集体|讨论|核准|身份|证明|姓名|签|授权|委托|联系|电话|住|职务|或者|及|变更|某|同志|本人|下落|到场|拒绝|情况"
)
_EMPTY_FIELD = re.compile(
    r"(?:^|[，,；;。\s])(?P<label>住\s?所(?:地|（住址）)?|住\s?址|家庭住址|地\s?址|经营场所|户籍地址|公民身份号码|身份证号码?|统一社会信用代码|身份证件号码?|证件号码|法定代表人(?:（[^）\n]{1,12}）)?|负责人|经营者|姓\s?名|名\s?称)\s{0,3}[:：][ \t\u3000]*(?=\n\s*\S|[，,；;。]|[ \t\u3000]{2,}[\u4e00-\u9fff]{2,8}[:：])",
    re.MULTILINE,
)
_EMPTY_CELL = re.compile(
    r"[|│]\s{0,3}(?P<label>住\s?所(?:地)?|住\s?址|地\s?址|经营场所|公民身份号码|身份证号码?|统一社会信用代码|证件号码|法定代表人(?:（[^）\n]{1,12}）)?|负责人|经营者|姓\s?名|名\s?称)\s{0,3}[|│]\s{0,3}(?=[|│]|\n|$)"
)
_HEAD_LENGTH = 500
_AGENT = re.compile(
    r"(?:委托代理人|(?<!接)受委托人|(?<!接)受托人|被委托人|委托(?:其|本公司|该公司)?[^，。；\n]{0,8}(?:员工|职工|经理|主管(?!部门|机关|单位)|律师))"
)
# 签收人：某某（受委托人）: who took the paper over, as the receipt at its foot has it
_SIGNED_BY = re.compile(r"(?:签收|收件|代收|受送达)(?:人|者)?[^，。；\n：:]{0,6}[：:][^。；\n]{0,16}$")
_MANDATE = re.compile(r"授权委托|委托书|委托手续|代理权限|授权")
_NO_MANDATE = re.compile(
    r"未(?:经|获|得到?)(?:[^，。；\n]{0,10}(?:公司|单位|社|店|当事人|法定代表人|经营者|本人))?(?:授权|委托)(?=[^，。；\n]{0,2}[，、]?[^，。；\n]{0,4}(?:代表|代|以|接受|签收|签字|签名|陈述|到场))|"
    r"(?:未|没有|无|不能)(?:提交|提供|出具|持有?|取得|附)?[^，。；\n]{0,6}(?:授权)?委托(?:书|手续)"
    # 授权委托书待补, 委托手续事后补交
    r"|(?:授权)?委托(?:书|手续|材料)(?:原件)?(?:尚|还|仍|暂)?(?:待|需|须|应|容后|事?后|另行|日后)[^，。；\n]{0,4}补(?!正)|(?:授权)?委托(?:书|手续|材料)(?:原件)?(?:尚|还|仍|暂|均|也)?(?:未|没有|缺)(?:能)?(?:提[交供]|出具|补[交齐]|到位|附|取得|办理|见)?(?=[，。；、）)\n])"
)
# behind a name, the office's own words whoever speaks in the sentence: 车队长丁某（没有授权委托书）表示
_NO_MANDATE_ASIDE = (
    r"[（(](?:未|没有|无|尚未)[^（()）\n]{0,8}(?:授权委托|委托)(?:书|手续)[^（()）\n]{0,4}[）)]"
    # 未持委托书代你申辩: what was done in the party's name, told by the office
    r"|(?:未|没有|并未)(?:持有?|出示|提交|提供|取得|携带|附)[^，。；\n]{0,10}(?:授权)?委托(?:书|手续)(?:[，,]?[即便就而仍]?)(?:代|以|替)[^，。；\n]{0,14}(?:申辩|陈述|签收|签字|签名|接受|缴纳|到场|参加|领取)"
)
_UNGUARDED = re.compile(
    r"(?:没有|未|无)[^，。；\n]{0,8}(?:监护人|法定代理人)[^，。；\n]{0,6}(?:到场|在场|陪同)|(?:监护人|法定代理人)[^，。；\n]{0,4}(?:未|没有)(?:到场|在场)"
)
_MINOR_TOLD = re.compile(
    r"未成年|法定代理人|(?:(?<!\d)1[0-7]|十[一二三四五六七]?|[六七八九])周?岁|学生|小学|中学|初中|高中|儿童|孩子|不满十[四六八]|年龄"
)
_MILDER_MINOR = re.compile(
    r"监护人|法定代理人|父亲|母亲|家长|其[父母](?=[，。；、及和到在陪]|[\u4e00-\u9fff]某)"
)


def _person_number(party: PartyBlock) -> str:
    number = party.id_number.text.upper() if party.id_number else ""
    return number if valid_id_number(number) else ""


@rule(
    "R04", "性别、出生日期与号码相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十条", kinds=ALL,
    examples=("性别：女，公民身份号码330302198603150019", "性别：男，公民身份号码330302198603150019"),
)  # fmt: skip
def number_tells(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The number holds the day of birth and, in its seventeenth digit, the sex (GB 11643)."""
    for party in decision.parties:
        number = _person_number(party)
        if not number or party.area is None or party.id_number is None:
            continue
        own = Span(party.area.start, party.area.end, party.area.text)
        sexes = {m["sex"] or m["plain"]: m for m in _SEX.finditer(own.text)}
        expected = "男" if int(number[16]) % 2 else "女"
        if len(sexes) == 1 and expected not in sexes:
            yield finding(
                "R04", Severity.MAJOR, f"性别与公民身份号码不符（号码第十七位表示{expected}）", party.id_number, "核对身份证原件后更正", expected=expected,
            )  # fmt: skip
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        if party.birth and party.birth != born:
            yield finding(
                "R04", Severity.MAJOR, f"出生日期（{party.birth}）与公民身份号码所示（{born}）不符", party.id_number, "核对身份证原件后更正",
                expected=str(born), actual=str(party.birth),
            )  # fmt: skip


@rule(
    "R03", "栏目没有空着", Severity.MAJOR, _ID_FIELD, kinds=ALL,
    examples=("住所：\n法定代表人：王某", "住所：甲市乙路1号\n法定代表人：王某"),
)  # fmt: skip
def no_empty_field(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A label of the head with nothing behind it."""
    head = Span(0, min(len(decision.text), _HEAD_LENGTH), decision.text[:_HEAD_LENGTH])
    for match in _EMPTY_FIELD.finditer(head.text):
        label = re.sub(r"\s", "", match["label"])
        at = Span(match.start("label"), match.end(), head.text[match.start("label") : match.end()])
        yield finding("R03", Severity.MAJOR, f"“{label}”一栏空着", at, f"填写{label}，确实没有的写明原因")
    for match in _EMPTY_CELL.finditer(head.text):
        label = re.sub(r"\s", "", match["label"])
        at = Span(match.start("label"), match.end(), head.text[match.start("label") : match.end()])
        yield finding(
            "R03", Severity.MAJOR, f"当事人“{label}”一栏空着", at, f"填写{label}，确实没有的写明原因"
        )


@rule(
    "R03", "号码和代码齐全", Severity.MAJOR, _ID_FIELD, kinds=PENALTIES,
    examples=("当事人：王某，男，住甲市乙路1号", "当事人：王某，男，公民身份号码……，住甲市乙路1号"),
)  # fmt: skip
def number_given(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The party is told from others of the same name by its number; a paper with names taken out is left alone."""
    for party in decision.parties:
        if party.name is None or party.address is None or party.organisation is None or _redacted(party):
            continue
        area = party.area.text if party.area else ""
        lacks = party.credit_code is None and "注册号" not in area and "执照" not in area
        if party.organisation and lacks and re.search(r"公司|企业|厂$", party.name.text):
            yield finding("R03", Severity.MAJOR, "没有写统一社会信用代码", party.name, "写明统一社会信用代码")
        if (
            party.organisation is False
            and party.id_number is None
            and not re.search(r"证件|护照|身份证|身份号码", area)
        ):
            yield finding(
                "R03", Severity.MAJOR, "没有写公民身份号码（证件号码）", party.name, "写明证件名称和号码"
            )


def _redacted(party: PartyBlock) -> bool:
    fields = (party.name, party.address, party.id_number, party.credit_code)
    return any(f and (hidden(f.text) or "某" in f.text) for f in fields)


@rule(
    "R03", "法定代表人姓名前后一致", Severity.MAJOR, _ID_FIELD, kinds=ALL,
    examples=("法定代表人：王建国……对法定代表人王建设的询问笔录", "法定代表人：王建国……对法定代表人王建国的询问笔录"),
)  # fmt: skip
def representative_alike(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """One party, one representative: another name with the same title is a slip."""
    heads = [p.representative for p in decision.parties if p.representative]
    if (
        decision.is_kind == "enforcement"
        or len(decision.parties) != 1
        or not heads
        or hidden(heads[0].text)
        or "变更" in decision.text
    ):
        return
    name = re.split(r"[（(，,、\s]", heads[0].text.strip())[0]
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name) or name.startswith("某"):
        return
    veiled, label = "某" in name, decision.text[: heads[0].start][-12:]
    for match in _HEAD_OF.finditer(decision.text, heads[0].end):
        other = match["name"]
        if not _of_party(match) or not _same_title(match[0], label):
            continue
        if veiled and not _same_veil(name, other, match[0], decision.text[: heads[0].start]):
            continue
        if (
            other != name
            and not _NO_NAME.search(other.replace("某", "") if veiled else other)
            and not other.startswith(name)
            and len(other) == len(name)
            and reads_as_name(other)
        ):
            at = Span(match.start("name"), match.end("name"), other)
            yield finding(
                "R03", Severity.MAJOR, f"法定代表人（负责人）姓名与首部的“{name}”不一致", at, f"核对后统一写“{name}”",
                expected=name, actual=other, related=((heads[0].start, heads[0].end),),
            )  # fmt: skip


def _same_title(told: str, label: str) -> bool:
    """Whether a name stands behind the title that the head gives: a 负责人 need not be the 法定代表人."""
    title = re.match(r"负责人|经营者|投资人", told)
    return title is None or title[0] in label


def _of_party(match: re.Match[str]) -> bool:
    """Whether a title is the party's own: not the 负责人 of a site or trade (施工负责人), nor the head of another firm."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    theirs = not match[0].startswith("负责人") or _THEIR_HEAD.search(before)
    return bool(theirs and not _OF_ANOTHER.search(before))


def _same_veil(name: str, other: str, told: str, before: str) -> bool:
    """Whether two names with 某 in the same place stand behind the same title, so that they can be compared."""
    title = re.match(r"法定代表人|经营者|投资人|负责人", told)
    return bool(
        title
        and before[-12:].find(title[0]) >= 0
        and not other.startswith("某")
        and other[1:2] == name[1:2] == "某"
    )


@rule(
    "R05", "代理人有授权委托", Severity.MAJOR, "《中华人民共和国民法典》第一百六十五条", kinds=(*DECISIONS, *NOTICES, "correction", "seizure", "reminder"), needs="案卷",
    examples=("对委托代理人李某的询问笔录（没有授权委托书）", "对委托代理人李某的询问笔录、授权委托书"),
)  # fmt: skip
def mandate_shown(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Who speaks for the party shows that he may."""
    text = unquoted(decision.text)
    aside = next(found(_NO_MANDATE_ASIDE, [Span(0, len(text), text)]), None)
    denied = aside or next(own_words(_NO_MANDATE, text, party_too=True), None)
    if denied:
        yield finding(
            "R05",
            Severity.MAJOR,
            "代理人没有提交授权委托书",
            denied,
            "补授权委托书（委托事项和权限），没有授权的陈述不能当作当事人的陈述",
        )
    if _MANDATE.search(decision.text):
        return
    whole = Span(0, len(decision.text), decision.text)
    for at in found(_AGENT.pattern, [whole]):
        if _SIGNED_BY.search(decision.text[max(0, at.start - 40) : at.start]):
            continue  # who took the paper over shows it there; the receipt tells
        if "听证" in decision.text[max(0, at.start - 60) : at.end + 20]:
            continue  # who speaks at a hearing shows it there; the file tells
        yield finding(
            "R05",
            Severity.MAJOR,
            "有委托代理人，没有写授权委托书",
            at,
            "补授权委托书（委托事项和权限），并列入证据",
        )
        return


@rule(
    "R05", "未成年人的监护人", Severity.MAJOR, "《中华人民共和国民法典》第三十四条第一款", kinds=DECISIONS, needs="案卷",
    examples=("十五岁当事人单独接受询问", "十五岁当事人在父亲到场时接受询问"),
)  # fmt: skip
def guardian_present(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """A party under eighteen is heard with a guardian."""
    alone = _UNGUARDED.search(decision.text)
    if alone and _MINOR_TOLD.search(decision.text):
        at = Span(alone.start(), alone.end(), alone[0])
        yield finding(
            "R05",
            Severity.MAJOR,
            "询问未成年人没有监护人（法定代理人）在场",
            at,
            "通知监护人到场重新询问；未到场的陈述不能单独作为证据",
        )
        return
    for party in decision.parties:
        age = None if party.organisation else age_at_act(party, decision)
        if age is not None and age < 18 and not _MILDER_MINOR.search(decision.text):
            at = party.id_number or party.name or decision.end
            yield finding(
                "R05",
                Severity.MAJOR,
                f"当事人行为时{age}周岁，没有写监护人（法定代理人）到场的情况",
                at,
                "写明监护人姓名、关系和到场情况",
            )


_BORN = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?(?:出?生)")
_AGE_TOLD = re.compile(
    r"(?:行为时|案发时|当时|时)(?:已满|年满|系|为)?(?P<age>[一二三四五六七八九十]{1,3}|\d{1,2})周岁"
)


@rule(
    "R05", "年龄与出生日期相符", Severity.MAJOR, "《中华人民共和国行政处罚法》第三十条", kinds=ALL,
    examples=("2010年3月出生……行为时十三周岁（2025年）", "2012年3月出生……行为时十三周岁（2025年）"),
)  # fmt: skip
def age_told(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The age at the act is what birth and act make it, a year more or less when the day of birth is not told."""
    people = [party for party in decision.parties if not party.organisation]
    head = decision.text[: decision.facts.start if decision.facts else 0]
    born, told = list(own_births(_BORN, head)), _age_of_party(decision)
    if len(people) != 1 or len(born) != 1 or told is None or decision.facts is None:
        return
    ages = _ages(born[0], [day for day, _, _ in find_dates(decision.facts.text)])
    if ages and (to_int(told["age"]) or 0) not in ages:
        at = Span(born[0].start(), born[0].end(), born[0][0])
        yield finding(
            "R05", Severity.MAJOR, f"写{told['age']}周岁，按出生日期应为{max(ages)}周岁", at, "核对出生日期、行为日期和年龄；不满十四周岁不予处罚", actual=told[0],
            related=((told.start(), told.end()),),
        )  # fmt: skip


def _age_of_party(decision: Decision) -> re.Match[str] | None:
    """The age at the act of the party; that of a witness or a child is nobody's who is judged."""
    for told in _AGE_TOLD.finditer(decision.text):
        if not _OTHER_PERSON.search(re.split("[。；\n]", decision.text[: told.start()])[-1]):
            return told
    return None


def _ages(born: re.Match[str], days: list[date]) -> set[int]:
    """The ages that a birth allows on the days of the facts, from the first to the last of its month when no day is told."""
    year, month = int(born["year"]), int(born["month"])
    if not 1 <= month <= 12:
        return set()
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    told = int(born["day"] or 0)
    births = [date(year, month, day) for day in ((told,) if 1 <= told <= last else (1, last))]
    return {age_on(birth, day) for birth in births for day in days}


_OTHER_PERSON = re.compile(
    r"证人|被害|受害|店员|[员职]工|工人|孩子|儿童|幼儿|乘客|顾客|消费者|[伤死]者|同[学伴]|儿子|女儿|其[子女父母妻夫]|监护人|法定代理人"
)

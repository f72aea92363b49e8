"""R01, R02: the agency that acts, and the officers who acted for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.analysis.plain_answers import load_answers
from assistant.law import names
from assistant.review.context import ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.names import reads_as_name
from assistant.review.parts.signers import signers_of
from assistant.review.rule import ALL, DECISIONS, CannotTellError, finding, rule

_KIND_WORDS = re.compile(
    r"\s|(?:当场|不予|林业|治安|交通)?(?:行政)?(?:处罚)?(?:事先|听证|责令.{0,8}|履行.{0,6})?(?:决定书|告知书|通知书|催告书).*$"
)
_AGENCY = re.compile(r"[\u4e00-\u9fff]{2,40}(?:局|厅|委员会|政府|大队|支队|总队|办事处|所|分局)")
_INNER = re.compile(
    r"(?:中队|科|股|组|窗口|(?:局|厅|委员会|委|大队|支队|处|所|中心)[^局厅委\s]{0,12}室|(?<!办公)室)$"
)
_CONCENTRATED = re.compile(
    r"相对集中(?:行使)?行政处罚权|集中行使[^。；\n]{0,20}处罚权|(?<!未)(?<!不)(?:划转|划入|承接)"
)
_ALWAYS_POLICE = re.compile("治安管理|枪支|出境入境|居民身份证|禁毒")
_OTHER_NUMBER = re.compile(
    r"[（(][^）)]{0,10}(?:档案|文件|文书|报告|鉴定书?|意见书|[检监]测|检验|评估|合同|样品|设备|设施|机器|车辆|产品|工程|项目|批准|备案|票据|票|点位|房屋|门牌|井盖|树木|路灯|监控|探头|收据|发票|订单|台账)编?号"
)
# 某某公司鉴定（报告编号……）: an expert office and its paper, unless the brackets speak of an officer's card
_NO_PERSON = re.compile(
    r"公司|中心|机构|研究|大学|事务所|鉴定|检[测验定]|监测|评估|审计|测[绘量算]|认定|化验|报告|意见|结论|[来复回]函|批复|通知|公告"
)
_OFFICER = re.compile(r"执法|人员|民警|警察|干部|[督察查办]员|[队科所局]长")
_CARD = re.compile(r"执法证|证件?号|警号|工号|检查证|监察证")
_POLICE = re.compile(r"公安|交警|交通警察|派出所|出入境|国家安全|海警|移民|边检")
_TWO_SIGNED = re.compile(
    r"(?:执法|检查|办案|承办|监督|监察)(?:人)?员?(?:[（(]?(?:签名|签字|盖章)[）)]?)?[：:]\s*(?P<names>[\u4e00-\u9fff]{2,4}(?:[ \t\u3000、，,和及]{1,6}[\u4e00-\u9fff]{2,4}){1,3})"
)
# the second officer may sign on a line of his own under the first
_SIGNED = re.compile(
    r"执法人员(?:（?(?:签名|签字)）?)?[：:][^\n]{2,60}证号[^\n]*(?:\n[ \t\u3000]*[\u4e00-\u9fff]{2,4}[ \t\u3000]*(?:[（(](?:签名|签字)[）)])?[ \t\u3000，,]*(?:执法)?证(?:件)?号[^\n]*){0,4}"
)
_ROLES = re.compile(r"(?:执法|检查|办案|承办|监督)人?员?|签名|签字|盖章|证号|执法证|证件号码?|编号")
_UNLICENSED = re.compile(
    r"(?:未|没有|无|尚未)(?:取得|持有?)?[^，。；\n]{0,4}执法证|(?:执法|检查)人员[^。；\n]{0,30}(?:见习|实习|协管|辅助|协勤)(?:人员|员)|(?:带领|会同|、)[^。；，\n]{0,8}(?:见习|实习|协管|辅助|协勤)(?:人员|员)"
)
# 监督员（张某，23070200117；李某，23070200126）: the names stand in the brackets
_LISTED = re.compile(
    r"(?:执法|检查|办案|承办|监督|监察|稽查)(?:人员|员)[（(](?P<list>[\u4e00-\u9fff]{2,4}[，,、\s]{0,2}(?:执法)?(?:证件?号)?[:：]?[A-Z]?\d{5,14}[^（()）]{0,80})[）)]"
)
_ALONE = re.compile(
    r"[\u4e00-\u9fff]{2,3}一人(?:负责|单独|独自)?(?:调查|检查|询问|制作|承办|取证)|(?:执法|监督|监察)人员[\u4e00-\u9fff]{2,3}一人|(?:一名|1名|一个|单独一名)[^，。；\n]{0,6}(?:执法|检查|办案|调查)人员|(?:执法|检查|办案|调查)人员[^，。；\n、]{0,8}(?:一人|1人|单独|独自)[^，。；\n]{0,10}(?:检查|调查|询问|制作)"
)
_CARD_BEFORE = re.compile(r"(?<!\d)(?P<number>\d{5,14})[）)][、，,；;和及与][ \u3000]?$")
_SAME_OFFICE = 4
_NUMBERED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})[（( ](?:[^）)\d\n]{0,12})(?P<number>[A-Z]?\d{6,14}[A-Z]?\d{0,6})"
)
_NAME_AND_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,4}[\s\u3000]{1,4}(\d{5,14})(?!\d)")
_CERTIFICATE = re.compile(r"(?:警号|证号|执法证(?:件)?(?:编)?号)[:：]?\s{0,2}([A-Z\d]{5,14})")
_CERTIFIED = re.compile(
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[、和及与][\u4e00-\u9fff]{2,4}){0,3})[（(](?:[^）)￥¥元]{0,20}(?:证号|证件号|执法证|编号)[^）)]{0,40}|[\u4e00-\u9fffA-Z]{0,6}\d{5,14}[A-Z]?\d{0,6}(?:[、，,][\u4e00-\u9fffA-Z]{0,6}\d{5,14})*)[）)]"
)


@rule(
    "R01", "机关名称前后一致", Severity.MAJOR, "《中华人民共和国行政处罚法》第五十九条第一款", kinds=ALL,
    examples=("甲市乙区水利局行政处罚决定书……落款甲市水利局", "标题与落款都写甲市乙区水利局"),
)  # fmt: skip
def agency_named_alike(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The agency of the heading is that of the foot."""
    if decision.agency is None or decision.title is None:
        return
    head = _AGENCY.match(_KIND_WORDS.sub("", decision.title.text) or "")
    foot = re.sub(r"\s", "", decision.agency.text)
    if head is None or head[0] in foot or foot in head[0]:
        return
    yield finding(
        "R01", Severity.MAJOR, f"标题机关“{head[0]}”与落款机关“{foot}”不一致", decision.agency,
        "核对作出决定的机关，标题与落款写同一全称", expected=head[0], actual=foot,
        related=((decision.title.start, decision.title.end),),
    )  # fmt: skip


@rule(
    "R01", "以机关名义作出", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=DECISIONS,
    examples=("落款：甲区综合行政执法局第三中队", "落款：甲区综合行政执法局"),
)  # fmt: skip
def in_the_name_of_the_agency(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An inner unit does not decide in its own name."""
    if decision.agency and _INNER.search(decision.agency.text.strip()):
        yield finding(
            "R01", Severity.MAJOR, "落款是机关的内设机构，内设机构不能以自己的名义作出决定", decision.agency,
            "以具有处罚权的行政机关名义作出",
        )  # fmt: skip


@rule(
    "R01", "由有权机关实施", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=DECISIONS,
    examples=("城管局依据治安管理处罚法罚款", "移送公安机关处理"),
)  # fmt: skip
def police_matters(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Laws that only the police enforce."""
    if decision.agency is None:
        raise CannotTellError("没有落款机关")
    if _POLICE.search(decision.agency.text):
        return
    for cited in context.cited_rules:
        law = cited.article.version.law.name
        if names.short(law) in load_answers().police_laws:
            if _CONCENTRATED.search(decision.text) and not _ALWAYS_POLICE.search(law):
                raise CannotTellError("写明集中行使处罚权，批准的范围需核对")
            at = Span(cited.verdict.citation.start, cited.verdict.citation.end, cited.verdict.citation.text)
            yield finding("R01", Severity.MAJOR, f"《{law}》的处罚由公安机关实施", at, "移送公安机关处理")
            return


@rule(
    "R02", "执法人员不少于两人", Severity.MAJOR, "《中华人民共和国行政处罚法》第四十二条第一款", kinds=ALL,
    needs="案卷", examples=("执法人员签名：张某（执法证号330001）", "执法人员签名：张某（执法证号330001）、李某（执法证号330002）"),
)  # fmt: skip
def two_officers(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Where the paper names officers it names two; otherwise only the file can tell."""
    said = next(_said_alone(decision.text), None)
    if said:
        yield said
        return
    named = list(_named(decision.text))
    signing = signers_of(decision.text) if decision.is_kind == "spot_decision" else None
    if signing and signing[1] > 1:
        return
    if signing and all(count == 1 and _is_among(span, signing[0]) for span, count in named):
        yield finding(
            "R02", Severity.MAJOR, "当场处罚决定书只有一名执法人员签名，执法人员应当不少于两人", signing[0], "补另一名执法人员的签名及证号；只有一人执法的，重新处理"
        )  # fmt: skip
    elif named:
        span, count = named[0]
        single = count == 1 and all(_same_person(other, span) for other, _ in named[1:])
        if single and not _more_in_line(decision.text, span) and not _two_sign(decision.text):
            yield finding(
                "R02", Severity.MAJOR, "只写了一名执法人员，应当不少于两人", span, "补写另一名执法人员及证号；只有一人调查的，重新调查"
            )  # fmt: skip
    elif context.case is not None and len(context.case.officers) == 1:
        yield finding("R02", Severity.MAJOR, "案卷只写了一名执法人员", decision.end, "核对参加调查的执法人员")
    else:
        raise CannotTellError("文书没有写执法人员，需看案卷笔录")


def _said_alone(text: str) -> Iterator[Finding]:
    """The paper's own words that somebody has no certificate, was alone, or shares the certificate of another."""
    for pattern, message, advice in (
        (_UNLICENSED, "有人没有执法证，具有执法资格的可能不足两人", "由两名以上有执法证的人员调查取证"),
        (_ALONE, "写明由一名执法人员进行，应当不少于两人", "由两名以上执法人员重新调查取证"),
    ):
        if match := pattern.search(unquoted(text)):
            at = Span(match.start(), match.end(), match[0])
            yield finding("R02", Severity.MAJOR, message, at, advice)
    for same in _same_certificate(text):
        yield finding("R02", Severity.MAJOR, "两名执法人员写了同一个证号", same, "核对各人的执法证号")


def _is_among(named: Span, signing: Span) -> bool:
    """Whether a passage that names an officer is the signature itself, or names the same officer."""
    return signing.start <= named.start <= signing.end or any(one in signing.text for one in _people(named))


def _people(named: Span) -> list[str]:
    """The names in a passage that names officers, with a letter or two before them."""
    return re.findall(r"[\u4e00-\u9fff]{2,4}", _ROLES.sub("", named.text))


def _same_person(one: Span, other: Span) -> bool:
    """Whether two passages name the same officer and nobody else: 由杞某某（…） and 签名：杞某某."""
    left, right = _people(one), _people(other)
    if len(left) != 1 or len(right) != 1:
        return False
    return left[0].endswith(right[0]) or right[0].endswith(left[0])


def _two_sign(text: str) -> bool:
    """Whether two names stand behind 执法人员（签名）： without a number."""
    signed = (_ROLES.sub(" ", m["names"]) for m in _TWO_SIGNED.finditer(text))
    return any(len(re.findall(r"[\u4e00-\u9fff]{2,4}", names)) > 1 for names in signed)


def _more_in_line(text: str, at: Span) -> bool:
    """Whether the line holds another certificate, however it is written: 张某 警号：210381047　李某（警号210381062）; 张某　210381047；李某　210381062."""
    line = text[text.rfind("\n", 0, at.start) + 1 : (text.find("\n", at.end) + 1 or len(text))]
    return len(set(_CERTIFICATE.findall(line))) > 1 or len(set(_NAME_AND_NUMBER.findall(line))) > 1


def _named(text: str) -> Iterator[tuple[Span, int]]:
    """Where officers are named with a certificate or a signature, and how many."""
    for match in _CERTIFIED.finditer(text):
        if (
            re.search("[证书单号票]$", match["names"])
            or _OTHER_NUMBER.search(match[0])
            or not _CARD.search(match[0])
            and (_NO_PERSON.search(match["names"]) or not _names_a_person(match))
        ):
            continue
        count = max(
            len(re.split("[、和及与]", match["names"])),
            len(re.findall(r"[；;、，,][^）)]{0,12}?\d{5,}", match[0])),
        )
        yield Span(match.start(), match.end(), match[0]), count
    for match in _LISTED.finditer(text):
        yield Span(match.start(), match.end(), match[0]), len(re.findall(r"\d{5,14}", match["list"]))
    for match in _SIGNED.finditer(text):
        if not _CERTIFIED.search(match[0]):
            yield Span(match.start(), match.end(), match[0]), match[0].count("证号")
    for match in re.finditer(
        r"(?:执法|检查|办案|承办)人员?(?:（?(?:签名|签字)）?)?[：:]\s*([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff、，（(])\s*$",
        text,
        re.MULTILINE,
    ):
        yield Span(match.start(), match.end(), match[0]), 1


def _names_a_person(match: re.Match[str]) -> bool:
    """Whether the words before a number in brackets are a name: 由张明（…） ends with one, 监督员乙长青（…） tells whose it is, 另一批次（批号…） does neither."""
    if _is_next_card(match):
        return True
    last = re.split("[、和及与]", match["names"])[-1]
    role = match.string[max(0, match.start() - 8) : match.end("names")]
    return bool(_OFFICER.search(role)) or any(
        reads_as_name(last[-length:]) for length in (2, 3, 4) if len(last) >= length
    )


def _is_next_card(match: re.Match[str]) -> bool:
    """Whether the number goes on a list of cards of one office, right behind another of its length and beginning: 宋某（…18）、昃某（…26）, whatever the surname."""
    before = _CARD_BEFORE.search(
        match.string, 0, match.start() + match["names"].startswith(("和", "及", "与"))
    )
    number = re.search(r"(?<=[（(])\d{5,}", match[0])
    if before is None or number is None:
        return False
    one, other = before["number"], number[0]
    return len(one) == len(other) and one[:_SAME_OFFICE] == other[:_SAME_OFFICE]


def _same_certificate(text: str) -> Iterator[Span]:
    """Two different names with one number."""
    seen: dict[str, str] = {}
    for match in _NUMBERED.finditer(text):
        name, number = match["name"][-3:], match["number"]
        if number in seen and seen[number] != name and seen[number][-2:] != name[-2:]:
            yield Span(match.start("number"), match.end("number"), number)
        seen.setdefault(number, name)

"""R01, R16: whether the agency may act in this place and in this field, and whether local law of another place is applied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.law.sectors import sectors_of
from assistant.review.context import CitedRule, ReviewContext
from assistant.review.model import Finding, Severity
from assistant.review.parts.body import unquoted
from assistant.review.parts.model import Decision, Span
from assistant.review.parts.place import (
    agency_place,
    in_no_municipality,
    is_municipality,
    overlapping,
    place_of,
    province_by_code,
)
from assistant.review.parts.story import story_of
from assistant.review.rule import (
    ALL,
    DECISIONS,
    DECISIONS_AND_NOTICES,
    CannotTellError,
    finding,
    rule,
)

_COUNTY = re.compile(r"(?!城市|都市)(?P<county>[\u4e00-\u9fff]{1,5}?(?:自治县|区|县|市))")
_FULL = re.compile(
    r"(?P<city>[\u4e00-\u9fff]{2,7}?(?:市|自治州|地区|盟))(?P<county>[\u4e00-\u9fff]{1,5}?(?:自治县|区|县|市))(?!(?<=市)(?:场(?!口)|容|价|值|监|面)|(?<=区)(?:域|间|划|块|段))(?![\u4e00-\u9fff]{0,12}(?:局|厅|委员会|政府|大队|支队|法院|检察院|银行|公司|医院|鉴定|检[测验]|监测站|认[证定]中心|公证处|大学|学院|研究)|[^，。；]{0,2}(?:市民|居民|村民|群众|住户|户籍|籍|举报|投诉|线索))"
)
_BARE = re.compile(
    r"(?:位于|坐落于|座落于|在|于|对|至|到|往|沿|，|地点[:：]?[ \t\u3000]*|(?:[租用]用|承租|租赁|开设|设立|设置|经营|使用|建设|管理)的)(?P<county>(?!位于|[在于至到往对沿由被]|[本我全该各](?:市|县|区|机关|单位|局|委|厅|队|大队|支队|镇|乡|街道|办))[\u4e00-\u9fff]{2,4}?(?:自治县|区|县|市))"
    # 接市民来电, 农贸市场, 该处城市道路: the word runs on
    r"(?!(?<=市)(?:民(?!主|族|生|权|安|乐|丰|康|富|和|强|兴)|场(?!口)|容|价|值|监|面)|(?<=区)(?:域|间|划|块|段)|(?<=城市)(?:道路|主干|次干|支路|快速|公园|广场|绿|规划|桥)|级)"
    r"(?=[\u4e00-\u9fff]{1,10}(?:街道|镇|乡|路|街|村|大道|巷|社区|河段|水域|海域|水库|林场|码头|港区|大桥|国道|省道|公园|广场|市场|工业园|小区|工地))"
)
# a city that no list holds, before its district: 浦兴市澄塘区
_NO_COUNTY = re.compile(
    r"市区$|(?:规划|建成|市辖|城镇|限制|禁.)区$|(?:^|[主老旧新心划县市镇全各古])城区$|(?:^|[市县区])(?:城市|都市)$|(?:繁华|周边|偏远|边远|沿海|沿江|山|城乡|农村|城镇|附近)地区$|辖区$|园区$|小区$|社区$|景区$|开发区$|新区$|库区$|矿区$|林区$|港区$|厂区$|保税区$"
    r"|(?:商务|商业|度假|风景|名胜|核心|示范|集聚|产业|工业|住宅|居住|生活|服务|管理|试验|物流|保护|经济|创业|合作|功能|办公|作业|别墅)区$|片区$|街区$|中心区$|经开区$|高新区$"
)
_NEW_DISTRICTS = ("滨海新区", "浦东新区")
_ELSEWHERE = re.compile(
    r"指定管辖|(?:移送|移交)(?![^，。；]{0,6}(?:线索|函))|交办|网店|网络|网站|直播|电商|互联网"
    r"|(?:网[络上]|线上|交易|外卖|团购|社交|视频|购物|点评|抖音|淘宝|美团|饿了么|微信|拼多多|快手|闲鱼|第三方|服务)[^，。；]{0,8}平台|平台(?:上|内|商户|经营者|店铺|开设|下单)"
)
# 某市公安局丙分局: the branch of a district, unless it is named for what it does
_BRANCH = re.compile(
    r"局(?P<stem>(?!高新|经开|经济|开发|机场|水上|景区|风景|港|航|交通|铁路|森林|直属|城区|新区|第|保税|东|西|南|北|市)[\u4e00-\u9fff]{2})分局"
)
_CARRIED = re.compile("运输|承运|运至|运往|运送|车牌|载运")
_OF_A_PERSON = re.compile(
    r"[（(][^（()）]{0,40}(?:学生|户籍|籍贯|祖籍|出生|毕业|居民身份证)[^（()）]{0,30}[）)]|(?:现住|暂住|户籍|籍贯|家住|(?:^|(?<=[，,；;（(\s]))住(?:址|所)?(?=[：:为在于]?[\u4e00-\u9fff]{2,8}[省市县区州]))[^，。；\n]*"
)
_INSPECTED = re.compile(
    r"[^。；，]{0,40}(?:检查|巡查|查获|查处|执法|检测|监控|记录|抓拍|称重|测速|拍摄|拦停|拦下|卡口|发现)"
)
_GENERAL = re.compile(
    r"综合行政执法|综合执法|城市管理|城管|街道|镇人民政府|乡人民政府|行政审批|管理委员会|管委会"
)
_ANY_AUTHORITY = re.compile(r"有关|其他|人民政府$|各级|负有|行业|相关|监察")
_BY = re.compile(r"由(?P<who>[^，。；]{2,60})")
_LOCAL_TITLE = re.compile(r"(?:条例|规定|办法|规则|细则)(?:（[^）]*）)?$")


def _is_no_county(name: str) -> bool:
    """Whether what ends with 区 is no district of its own but a zone or an area; two new areas are districts."""
    return bool(_NO_COUNTY.search(name)) and not name.endswith(_NEW_DISTRICTS)


def _city(place: str) -> str:
    return place.rpartition("/")[2]


@rule(
    "R01", "在本行政区域内管辖", Severity.MAJOR, "《中华人民共和国行政处罚法》第二十二条", kinds=(*DECISIONS_AND_NOTICES, "correction", "seizure"),
    examples=("甲市乙区某局，事实：甲市丙区某路占道", "甲市乙区某局，事实：甲市乙区某路占道"),
)  # fmt: skip
def within_its_area(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """An offence belongs to the place where it happens; all places of the facts lie in another district."""
    if decision.agency is None or decision.facts is None:
        raise CannotTellError("没有读出落款机关或者事实部分")
    agency = re.sub(r"\s", "", decision.agency.text)
    place = agency_place(decision)
    story = story_of(decision)
    facts = _OF_A_PERSON.sub(lambda m: " " * len(m[0]), unquoted(story.text))
    if not (place or _COUNTY.match(agency)) or _ELSEWHERE.search(facts):
        raise CannotTellError("没有读出机关所在地区，或者违法行为不在一地")
    city = _city(place) or _city_named(agency)
    own = _COUNTY.match(agency.partition(city)[2] if city else agency)
    branch = _BRANCH.search(agency)
    county = own["county"] if own and "局" not in own["county"] else branch["stem"] if branch else ""
    if branch and not city and county.endswith("市"):
        city, county = county, branch["stem"]  # a branch of a city that no list knows: 甲市公安局乙区分局
    if _is_no_county(county):
        raise CannotTellError("功能区的范围需核对")
    told = [
        *_told_with_city(facts, city),
        *_told_bare(facts, city, county),
        *_told_of_town(facts, city, county),
    ]
    told += _told_within(facts, city, county)
    told = [one for one in told if not _is_source(one[2])]
    if _CARRIED.search(facts):
        told = [one for one in told if _INSPECTED.match(facts, one[2].end())]
    if told and not any(_is_own(where, within, city, county) for where, within, _ in told):
        where, within, match = told[0]
        within = re.sub("^.*[从自由向在到于](?=..)", "", within)
        at = Span(story.start + match.start(), story.start + match.end(), match[0])
        yield finding(
            "R01", Severity.MAJOR, f"违法行为发生在{where}{within}，不在{city}{county}", at,
            "核对违法行为发生地；不在本行政区域的移送有管辖权的机关，指定管辖的写明", expected=city + county, actual=where + within,
            related=((decision.agency.start, decision.agency.end),),
        )  # fmt: skip
    elif not _CARRIED.search(facts):
        yield from _in_another_town(agency, facts, story.start)


_FROM = re.compile(r"(?:从|自|由|向|去|来自|产自|发往|销往|寄[给往])[^，。；\n从自由向去]{0,20}$")
_GOT = re.compile(
    r"[^，。；\n]{0,40}?(?:进货|购|买|采购|批发|批来|收购|订|租|调[入拨]|拿|进(?=了?[\u4e00-\u9fff]{0,12}\d)|发函|去函|协查|核查|调取|了解)"
)


_THERE = re.compile(
    r"(?:到|赴|至|对|在)(?:该|上述|前述|此)(?!局|机关)"
)  # the office went where it was bought


def _is_source(told: re.Match[str]) -> bool:
    """Whether a place is that where the goods came from or went to by sale, or of an office that was written to."""
    before = told.string[max(0, told.start() - 24) : told.end("county")]
    rest = re.split("[。\n]", told.string[told.end() :])[0]
    return bool(_FROM.search(before) and _GOT.match(rest) and not _THERE.search(rest))


def _city_named(agency: str) -> str:
    """The city of an agency of a district by its own name, where no list knows it: 甲市 of 甲市乙区综合行政执法局."""
    found = _COUNTY.match(agency)
    named = found["county"] if found and found["county"].endswith("市") else ""
    below = _COUNTY.match(agency[len(named) :]) if named else None
    return named if below and below["county"][-1] in "区县" and "局" not in below["county"] else ""


def _is_own(where: str, within: str, city: str, county: str) -> bool:
    """Whether a place told is the agency's own; 荆门市钟祥市 is that of an agency of 钟祥市."""
    if not city or not county:
        return bool(city + county) and (within.endswith(city + county) or not county and where == city)
    return where == city and _inside(within, county)


def _inside(within: str, county: str) -> bool:
    """Whether a place is the own county, whatever words were read before its name, or a district of the own city."""
    return not county or within.endswith(county) or within.startswith(county)


def _told_with_city(facts: str, own: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Places written as city and district; a city that no list holds is known when it is the agency's own."""
    for match in _FULL.finditer(facts):
        names = (match["city"][n:] for n in range(len(match["city"]) - 1))
        start = next((n for n, name in enumerate(names) if name == own or _known_city(name)), None)
        if start is not None and not _is_no_county(match["county"]):
            yield match["city"][start:], match["county"], match


_OF_TOWN = re.compile(
    r"(?P<county>[\u4e00-\u9fff]{2}(?:县|区|市|旗))(?=[\u4e00-\u9fff]{2,4}(?:街道|镇|乡|苏木)[\u4e00-\u9fff]{1,8}(?:村|社区|路|街|组|号|大道))"
)


def _told_of_town(facts: str, city: str, county: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """County and town behind a verb: 占用安吉县梅溪镇红庙村; told only when the own county is not named at all."""
    if not county or county[-3:] in facts or county.removesuffix(county[-1]) in facts:
        return
    for match in _OF_TOWN.finditer(facts):
        if not _is_no_county(match["county"]) and not _known_city(match["county"]):
            yield city, match["county"], match


_OWN_TOWN = re.compile(r"(?P<town>[\u4e00-\u9fff]{2,4}(?:街道|镇|乡))(?:人民政府|办事处|综合|执法|城市管理)")
_TOWN = re.compile(
    r"(?:位于|坐落于|座落于|(?<![体关联])系|[在于对至到往，：]|[县区市州])(?P<town>(?![本该各全辖])[\u4e00-\u9fff]{2,3}(?:街道|镇|乡))(?=[\u4e00-\u9fff\d]{1,14}?(?:小区|社区|村|路|街|大道|巷|弄|花园|家园|公寓|新村|园区|市场|广场|工地|号|桥|河))"
)


_BOUGHT = re.compile(r"购[买入进]|进货|买[来自]|租[赁来]|来自|出生|籍")


def _in_another_town(agency: str, facts: str, at: int) -> Iterator[Finding]:
    """An agency of a town or subdistrict, and every town that the facts tell as a place is another."""
    below = _COUNTY.match(agency)
    own = _OWN_TOWN.search(agency, below.end() if below else 0)
    told = [
        m
        for m in _TOWN.finditer(facts)
        if own
        and not _BOUGHT.search(re.split("[。；]", facts[: m.start()])[-1] + facts[m.end() : m.end() + 30])
    ]
    if own is None or not told or own["town"] in facts or re.sub("街道|镇|乡", "", own["town"]) in facts:
        return
    if _told_without_town(facts, told):
        return
    match = told[0]
    yield finding(
        "R01", Severity.MAJOR, f"违法行为发生在{match['town']}，不在{own['town']}", Span(at + match.start("town"), at + match.end("town"), match["town"]),
        "核对违法行为发生地；不在本行政区域的移送有管辖权的机关", expected=own["town"], actual=match["town"],
    )  # fmt: skip


_TAIL = 24
_SOMEWHERE = re.compile(
    r"[\u4e00-\u9fff]{2}(?<![该此本各全同个农乡])(?<!住宅|居民|道路|公共)(?:路|街|大道|巷|弄|村|社区|小区|花园|广场|市场|公园)"
)


def _told_without_town(facts: str, towns: list[re.Match[str]]) -> bool:
    """Whether the facts tell a place that stands behind none of those towns: the act may be there."""
    behind = "\n".join(re.split("[，。；]", facts[m.start() : m.end() + _TAIL])[0] for m in towns)
    rest = facts
    for m in reversed(towns):
        end = m.end() + len(re.split("[，。；]", facts[m.end() : m.end() + _TAIL])[0])
        rest = rest[: m.start()] + rest[end:]
    return any(place[0] not in behind for place in _SOMEWHERE.finditer(rest))


_WITHIN = re.compile(
    r"(?:位于|坐落于|座落于|在|属|[（(，])(?P<county>[\u4e00-\u9fff]{2,3}(?:县|区|市|旗))(?=境内|辖区内|行政区域内)"
)


def _told_within(facts: str, city: str, county: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """A road named with the county it runs through, 省道某线（某县境内）; told only when the own county is not named."""
    if not county or county in facts:
        return
    for match in _WITHIN.finditer(facts):
        if not _is_no_county(match["county"]) and not _known_city(match["county"]):
            yield "", match["county"], match


def _known_city(name: str) -> bool:
    return _city(place_of(name)) == name


def _told_bare(facts: str, city: str, county: str) -> Iterator[tuple[str, str, re.Match[str]]]:
    """Districts without their city: they are taken to lie in the city of the agency, and told only against a district."""
    for match in _BARE.finditer(facts) if county else ():
        in_city = bool(city) and match["county"].endswith(city)
        below = _COUNTY.match(facts, match.end()) if in_city else match
        if below and not _is_no_county(below["county"]) and not _known_city(below["county"]):
            yield city, below["county"], match


@rule(
    "R01", "由法律规定的部门实施", Severity.MAJOR, "《中华人民共和国行政处罚法》第十七条", kinds=DECISIONS, needs="法规库",
    examples=("条文由水行政主管部门处罚，落款市场监督管理局", "条文由水行政主管部门处罚，落款水利局"),
)  # fmt: skip
def right_branch(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """The clause names its authority by branch, and the agency is plainly of another."""
    agency = re.sub(r"\s", "", decision.agency.text) if decision.agency else ""
    own = sectors_of(agency)
    if not own or _GENERAL.search(agency) or len(own) > 1:
        raise CannotTellError("落款机关行使综合执法权，或者没有读出它的领域，需核对职权依据")
    for cited in context.cited_rules:
        named = cited.rule.agency or _by_law(cited, context)
        theirs = [sectors_of(name) for name in named]
        if (
            not named
            or not all(theirs)
            or any(_ANY_AUTHORITY.search(name) and not sectors_of(name) for name in named)
        ):
            continue
        beside = (sectors_of(match["who"]) for match in _BY.finditer(cited.paragraph))
        if not any(own & entry for entry in (*theirs, *beside)):
            assert decision.agency is not None
            citation = cited.verdict.citation
            yield finding(
                "R01", Severity.MAJOR, f"所引罚则由{'、'.join(named)}实施，落款是{agency}", decision.agency,
                "核对职权依据（集中行使处罚权、委托的写明依据）；没有职权的移送", expected="、".join(named), actual=agency, related=((citation.start, citation.end),),
            )  # fmt: skip
            return


# 本法规定的行政处罚，……由住房城乡建设主管部门、消防救援机构按照各自职权决定
_WHOLE_LAW = re.compile(
    r"(?:本(?:法|条例|规定|办法)(?:所)?规定的|违反本(?:法|条例|规定|办法)的?)(?:行政)?处罚[^。；]{0,80}?[，,]?由(?P<who>[^，。；]{4,60}?)(?:按照|依照|依据|根据)?(?:各自)?(?:的)?(?:职[权责](?:分工)?)?(?:决定|实施|负责实施|作出|执行|裁决)"
)
_BUT = re.compile("除[^。；]*?外[，,]")
_APART = re.compile("、|或者|以及")


def _by_law(cited: CitedRule, context: ReviewContext) -> tuple[str, ...]:
    """The authorities that the law names in one article for all its penalties; none where it names none, or leaves any to others."""
    for article in context.library.articles(cited.article.version):
        match = _WHOLE_LAW.search(_BUT.sub("", article.text))
        if match:
            names = tuple(name for name in _APART.split(match["who"]) if name)
            return names if all(sectors_of(name) for name in names) else ()
    return ()


@rule(
    "R16", "适用本地的地方性法规", Severity.FATAL, "《中华人民共和国立法法》第八十条、第八十一条", kinds=ALL,
    examples=("甲市某局引用《乙市……条例》处罚", "甲市某局引用《甲市……条例》处罚"),
)  # fmt: skip
def own_local_law(decision: Decision, context: ReviewContext) -> Iterator[Finding]:
    """Local law holds in its own place only; a firm that moved keeps the code of where it was registered first."""
    told = agency_place(decision)
    place = told or province_by_code(decision)
    if not place and not in_no_municipality(decision):
        raise CannotTellError("没有读出机关所在地区")
    named = (v for v in context.citations if v.citation.names_only and context.role(v))
    for verdict in (*context.duties, *context.bases, *named):
        name = verdict.law.name if verdict.law else verdict.citation.name
        theirs = verdict.law.region if verdict.law and verdict.law.region else ""
        if not theirs and _LOCAL_TITLE.search(name):
            theirs = place_of(name)
        if theirs and (not overlapping(place, theirs) if place else is_municipality(theirs)):
            at = Span(verdict.citation.start, verdict.citation.end, verdict.citation.text)
            yield finding(
                "R16", Severity.FATAL if told else Severity.HINT, f"《{name}》是{theirs.replace('/', '')}的规定，不适用于{place.replace('/', '') or '本地'}", at,
                "改引本地区适用的规定", expected=place, actual=theirs,
            )  # fmt: skip
            return

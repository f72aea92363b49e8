"""What a paper tells beside its case (history, others, doubts, mended slips), and the slip of the same rule beside it."""

from tests.review.desk import Row

_FACTS = "你单位于2024年4月10日停止取水，并于2024年5月6日拆除水泵。"
_HEARD = "该意见予以采纳。"
_REASON = "依法从轻处罚。"
_LAST = "证明你单位主体资格。"
_REGISTER = "（四）取水许可台账查询证明1份，证明你单位未取得取水许可证；\n"
_LIMIT = "加处罚款的数额不超出罚款的数额。"
_SINCE = "自2023年9月1日起至2024年4月9日止，"


def _behind(words: str, more: str) -> tuple[tuple[str, str], ...]:
    return ((words, words + more),)


FAULTS: list[Row] = [
    ("R03", "water", (("对阮仲平的《询问笔录》", "对法定代表人阮仲伯的《询问笔录》"),)),
    ("R07", "water", ((_REGISTER, ""),)),
    ("R25", "water", (("本局复核认为，取水量不大属实，该意见予以采纳。", ""),)),
    ("R19", "water", ((_SINCE, "于2020年9月1日至2021年4月9日，"), (_FACTS, ""), ("取水并拆除水泵", "配合"))),
    ("R08", "water", _behind(_LAST, "\n员工沙某的证言称从未见过取水。")),
    ("R06", "water", (("经查，你单位自2023年9月1日起至2024年4月9日止", "经查，近期，你单位在附近"),)),
    ("R23", "water", (("告知拟罚款25000元的", "告知拟罚款20000元的"),)),
    ("R20", "water", _behind(_FACTS, "你单位经责令停止后仍在取水。")),
    ("R30", "water", _behind(_LIMIT, "即每日加处罚款800元。")),
    ("R08", "water", _behind(_LAST, "\n员工沙某的证言称没有取水。")),
]

LAWFUL: list[Row] = [
    # R19: founding, moves, others' doings, approvals
    ("R19", "water", _behind(_FACTS, "你单位于2016年3月1日登记设立，2020年5月6日变更经营范围。")),
    (
        "R19",
        "water",
        _behind(_FACTS, "该厂区门牌原为榆树路7号，2020年11月2日经公安机关重新编制为榆树路19号。"),
    ),
    ("R19", "water", _behind(_FACTS, "隔壁苗圃经营者葛大勇称，其于2021年7月2日开始在此经营。")),
    ("R19", "water", _behind(_FACTS, "你单位一期大棚2019年8月6日经县农业农村局审批，2020年11月验收。")),
    # R03: what stands behind the title is no name
    ("R03", "water", _behind(_FACTS, "检查时你单位法定代表人在外出差，由现场主管陪同。")),
    ("R03", "water", _behind(_HEARD, "因法定代表人外出，材料由其家属代交。")),
    # R02: a number in brackets is no officer's
    ("R02", "water", _behind(_FACTS, "另一批次（批号20240302）的苗木与本案无关。")),
    # R06: the vague words are of another time or another's
    ("R06", "water", _behind(_FACTS, "据阮仲平陈述，其曾在外地从事同类工作。")),
    # R07: what came out well, what is no matter of the case, what needs no permit
    ("R07", "water", _behind(_FACTS, "你单位排放的废水经检测，各项指标均符合标准。")),
    ("R07", "water", _behind(_FACTS, "邻居反映的噪声经监测为52分贝，未超过标准限值60分贝。")),
    ("R07", "water", _behind(_FACTS, "该深井泵未经检定合格使用一事，不属于本局管辖。")),
    # R08: a proof that was not believed
    ("R08", "water", _behind(_LAST, "\n员工沙某的证言称从未见过取水，与现场照片不符，不予采信。")),
    # R20, R23, R25: weighed, asked about, taken back
    ("R20", "water", _behind(_REASON, "集体讨论时有意见认为应当减轻处罚，因不符合法定条件，未予采纳。")),
    ("R20", "water", _behind(_REASON, "本案不适用从重处罚情形。")),
    ("R23", "water", _behind(_HEARD, "你单位询问能否听证，本局告知本案拟处罚款数额未达到听证标准。")),
    ("R25", "water", _behind(_HEARD, "\n2024年5月27日，你单位口头表示要申请听证，次日书面确认不申请。")),
    # R20, R25: what nobody asked for, what the agency says itself
    ("R20", "water", _behind(_FACTS, "你单位没有提出延期要求，苗圃仍在正常养护。")),
    ("R25", "water", _behind(_HEARD, "本局复核认为，你单位的意见与案卷材料一致。")),
    # R08, R07: a lack of leave denies no act; the permit got since shows the lack before
    ("R08", "water", ((_REGISTER, _REGISTER.replace("你单位未取得取水许可证", "没有取水、凿井许可")),)),
    (
        "R07",
        "water",
        (
            (_REGISTER, "（四）《取水许可证》复印件1份，证明补办情况；\n"),
            (_FACTS, _FACTS + "你单位于2024年5月30日补办了取水许可证。"),
        ),
    ),
    # R30: what runs up over all days; R01: by whom something was published
    ("R30", "water", _behind(_LIMIT, "按日计算为7500元（逾期十日）的，加处不超过25000元。")),
    ("R01", "water", _behind(_FACTS, "节水手册由龙岩市新罗区水利局编印。")),
    # R32, R34
    ("R32", "water", _behind(_FACTS, "你单位分两次归还借款，第一次5000元，第二次3000元，与本案无关。")),
    ("R34", "water", _behind(_FACTS, "2名工人每人每天工资200元。")),
    ("R34", "water", _behind(_FACTS, "道路运输政务服务平台显示车辆信息正常。")),
]

"""Lawful situations near the rules of desk_of_strangers, in the wording of other trades, and the slips beside them."""

from tests.review.desk import Row

_FINE = "并处罚款人民币壹拾伍万元整（¥150000.00）"
_STOPS = "你单位于2024年4月10日停止取水，并于2024年5月6日拆除水泵。"
_METER = "取水量经水表计量为2600立方米。"
_CERTIFICATE = "（三）水表抄表记录1份，证明取水量；"
_SCALE = "渔获物称重记录"
_TALKED = "本案已经本局法制机构审核，并于2024年6月3日经负责人集体讨论。"
_ASKS = "本局将申请人民法院强制执行"
_COURT = "逾期仍不履行的，本局将依法申请汀南县人民法院强制执行。"
_BORN = "1978年5月6日出生，汉族，公民身份号码530102197805060013"
_AT = "在浦兴市澄塘区果园路与桃源街路口检查"
_SERVED = "并于2024年3月7日直接送达你公司"
_DAILY = "每日加处罚款1200元，截至2024年4月11日共20日，累计24000元"
_UNTRAINED = "仍未对48名从业人员进行安全生产教育和培训"
_LIST = "3.员工花名册、培训档案复印件，证明48名从业人员没有培训记录；"
_PLAIN = (
    "当事人系初次违法，渔获物数量较少，主动配合调查，予以从轻处罚。",
    "没有从轻、从重情节，按一般情形处罚。",
)

_TANK = "发现你单位在厂区西侧机井擅自取水"
_REGISTER = "（四）取水许可台账查询证明1份，证明你单位未取得取水许可证；"
_TWO_FINES = "1.对当事人一云麓市锦帆纺织有限公司责令停产停业整顿，并处罚款人民币壹拾伍万元整（¥150000.00）；\n2.对当事人二储新民罚款人民币叁万元整（¥30000.00）。"
_STOPPED = "对当事人一责令停产停业整顿；罚款共计人民币{}元，其中当事人一云麓市锦帆纺织有限公司{}元，当事人二储新民{}元。"
_TOLD_FACTS = "经查，你单位自2023年9月1日起"
_FIVE = "对你公司处建设工程造价80万元百分之五的罚款，计人民币肆万元整（¥40000.00）"
_ON_BASIS = "依据《中华人民共和国水法》第六十九条第（一）项的规定，本局决定"
_ONE_SENTENCE = (
    "（一）2024年4月9日《现场检查笔录》1份、现场照片6张，证明取水地点和取水设施；\n（二）对阮仲平的《询问笔录》1份，证明未办理取水许可和取水经过；\n（三）水表抄表记录1份，证明取水量；\n（四）取水许可台账查询证明1份，证明你单位未取得取水许可证；\n（五）营业执照复印件、法定代表人身份证复印件各1份，证明你单位主体资格。",
    "现场照片6张（证明取水地点）、测绘队的井位说明（证明井在厂区内）、政务大厅出具的未办理取水许可的查询证明、水表抄表记录、对阮仲平的询问笔录、营业执照复印件。",
)
_CHECKS = "2024年4月9日，本局执法人员韦立"
_CALLED_IN = "2024年4月9日，本局收市民来信反映河田镇榆树路有机井，执法人员韦立"
_AT_FARM = "在临汀县河田镇榆树路19号检查"
_HUNG = "当日已悬挂改正"
_SIGN = "在丰州市东港区镍城路12号检查时，发现你公司危险废物贮存间未设置危险废物识别标志"
_STORED = "，贮存含镍污泥0.8吨"
_TOLD_INTENT = "告知拟处罚的内容及事实"
_INTENT = "告知拟处建设工程造价80万元百分之{}的罚款{}元的内容及事实"
_SILENT = "你公司未提出陈述、申辩，未要求听证。"
_LOWERED = "你公司提出停工及时，比例偏高；本局复核后予以采纳，罚款由建设工程造价的百分之八调整为百分之五。你公司未要求听证。"
_RULED = "处建设工程造价80万元百分之五的罚款"
_PUMPED = "用于苗圃灌溉"

FAULTS: list[Row] = [
    # R29: a head in which no party is named
    ("R29", "water", (("被处罚单位：临汀县青榆苗木有限责任公司\n", ""),)),
    ("R29", "notice", (("丰州市明汇电镀有限公司：\n", ""),)),
    # R09: a multiple in force that the fine does not follow
    ("R09", "built", ((_FIVE, "对你公司处工程造价80万元百分之五的罚款，计人民币陆万元整（¥60000.00）"),)),
    ("R09", "built", ((_FIVE, "由百分之七调整为按工程造价百分之六的罚款，计人民币肆万元整（¥40000.00）"),)),
    # R19: an act of long ago with nothing of a later beginning
    ("R19", "notice", (("发现你公司危险废物", "发现你公司2021年2月3日倾倒污泥1吨，危险废物"),)),
    ("R19", "built", (("经查明，", "经查明，2019年9月9日你公司擅自建设门卫室一间。"),)),
    # R06: no place at all
    ("R06", "fish", (("在清溪县柳渡镇前湾村段清溪河面巡查，", "检查，"),)),
    # R01: a citizen writes, and the place is another county's
    ("R01", "water", ((_CHECKS, _CALLED_IN), (_AT_FARM, "在平岭县河田镇榆树路19号检查"))),
    # R34: one shop called two ways
    ("R34", "spared", ((_HUNG, "店招“众乐读书吧”为当事人所设，“众乐读书馆”的许可证" + _HUNG),)),
    # R07: the party's own accident without its report
    ("R07", "water", ((_PUMPED, _PUMPED + "，2024年3月拆泵时发生一般生产安全事故，一人受伤"),)),
    # R08: the facts tell it as done
    ("R08", "water", ((_PUMPED, _PUMPED + "，并提交了年度取水总结"), (_CERTIFICATE, "（三）水表抄表记录、系统截图各1份，证明取水量和年度取水总结未提交；"))),
    # R09: the share of the decision itself does not give the fine
    ("R09", "built", ((_TOLD_INTENT, _INTENT.format("八", 64000)), (_RULED, "处建设工程造价80万元百分之六的罚款"), (_SILENT, "你公司提出停工及时，本局复核后予以采纳，减少罚款。你公司未要求听证。"))),
    # R06: the firm was inspected, no room of it is told
    ("R06", "notice", ((_SIGN, "对你公司现场检查。经核实，你公司未设置危险废物识别标志"),)),
    # R08: what a piece takes away the facts tell, or the act is told as done
    ("R08", "water", ((_TANK, "发现你单位的水表存在故障，在厂区西侧机井擅自取水"), (_CERTIFICATE, "（三）检测报告1份，证明水表无故障；"))),
    ("R08", "water", (("用于苗圃灌溉", "用于苗圃灌溉，并已自行注册用水账户"), (_CERTIFICATE, "（三）账户查询1份，证明未注册账户；"))),
    # R07: the slip of invoices that were shown, and a list in one sentence without the register
    ("R07", "fish", (("没有违法所得。", "没有违法所得。当事人向本机关提供了电捕鱼器购买发票。"),)),
    ("R07", "water", ((_ONE_SENTENCE[0], _ONE_SENTENCE[1].replace("政务大厅出具的未办理取水许可的查询证明、", "").replace("测绘队的井位说明（证明井在厂区内）、", "")),)),
    # R29: the basis is named nowhere, the facts are told nowhere
    ("R29", "water", ((_ON_BASIS, "本局决定"),)),
    # R23: a total heavier than all that was told
    ("R23", "safety", ((_TWO_FINES, _STOPPED.format("200000", "170000", "30000")),)),
    ("R23", "safety", ((_FINE, "并处罚款人民币壹拾陆万元整（¥160000.00），其中培训罚款100000元、考核罚款60000元"),)),
    ("R20", "water", ((_STOPS, "你单位于2024年4月10日停止取水。至2024年5月6日，你单位仍在从该井取水。"),)),
    ("R20", "built", (("停工后主动配合", "检查后即停工"), ("2024年4月24日立案。", "2024年4月24日立案。至2024年5月10日工人仍在施工。"))),
    ("R09", "water", ((_METER, "上期读数1200立方米，检查时读数3800立方米，用水量2800立方米。"),)),
    ("R10", "fish", ((_SCALE, "渔获物称重记录、电子秤检定证书（有效期至2022年7月3日）、检测人员上岗证（有效期至2025年6月30日）"),)),
    ("R27", "water", ((_TALKED, "本案案情重大，经本局法制机构审核，由局长签发。"),)),
    ("R27", "water", ((_TALKED, "2024年5月28日经集体讨论决定给予处罚；2024年5月30日法制机构审核。"),)),
    ("R21", "water", ((_TALKED, "2024年6月10日经局长批准作出处罚。" + _TALKED),)),
    ("R01", "reminder", ((_COURT, _COURT + "本局也可以直接从你公司账户中扣划。"),)),
    ("R01", "spot", ((_AT, "接市民举报，在浦兴市北汇区果园路与桃源街路口检查"),)),
    ("R08", "safety", ((_UNTRAINED, "仍安排电工王某、周某、余某无证作业"), (_LIST, "3.员工花名册，证明五名电工无证；"))),
    ("R05", "fish", ((_BORN, "2007年5月出生，公民身份号码530102200705******，其父闵江1978年5月生"), _PLAIN)),
]  # fmt: skip

LAWFUL: list[Row] = [
    # the party behind a label of another agency's form
    ("R29", "water", (("被处罚单位：临汀县", "违法行为单位：临汀县"),)),
    ("R29", "water", (("被处罚单位：临汀县", "涉案企业：临汀县"),)),
    ("R29", "notice", (("丰州市明汇电镀有限公司：\n", "被告知单位：丰州市明汇电镀有限公司\n"),)),
    ("R29", "notice", (("丰州市明汇电镀有限公司：\n", "涉案单位：丰州市明汇电镀有限公司\n"),)),
    # a multiple that was given up, told as one of another base
    ("R09", "built", (("你公司未提出陈述、申辩", "你公司停工后，罚款比例由百分之七调整为百分之五。你公司未提出陈述、申辩"),)),
    ("R09", "built", (("你公司未提出陈述、申辩", "罚款由工程造价的百分之七下调至百分之五。你公司未提出陈述、申辩"),)),
    # another's permit that ran out, fees paid, works begun before the act of which the beginning is told
    ("R19", "water", ((_TOLD_FACTS, "该厂区原承租人的取水许可证于2021年3月31日届满，你单位租赁后未申请。" + _TOLD_FACTS),)),
    ("R19", "water", ((_TOLD_FACTS, "上一年度水资源费已于2021年11月8日缴清。" + _TOLD_FACTS),)),
    ("R19", "water", ((_TOLD_FACTS, "苗圃大棚2021年5月8日开工、2021年12月1日完工。" + _TOLD_FACTS),)),
    # how the well, the building, the works came to be
    ("R19", "water", ((_TOLD_FACTS, "该深井泵2019年5月3日安装，用于消防备用，未抽水。" + _TOLD_FACTS),)),
    ("R19", "water", ((_TOLD_FACTS, "经查，2019年8月6日，你单位委托施工队在厂区打井，2023年9月1日起"),)),
    ("R19", "built", (("经查明，", "经查明，该宗地系你公司2016年5月12日以出让方式受让。"),)),
    ("R19", "built", (("经查明，", "经查明，2018年6月6日，厂区一期厂房建设完工并投入使用。"),)),
    ("R19", "notice", (("经查，", "经查，你公司2018年4月8日取得排污许可证，2020年1月9日开始生产。"),)),
    ("R19", "safety", (("2025年2月11日，本局", "该公司2020年6月1日使用该厂房从事纺织生产。2025年2月11日，本局"),)),
    # 1978年5月6日生 ends no head
    ("R35", "fish", (("1978年5月6日出生", "1978年5月6日生"),)),
    # its own shelves: where they stand is likely, and a hint is enough
    ("R06", "spared", (("在龙栖市书院路40号检查，发现当事人营业场所未在醒目位置悬挂", "检查，发现当事人收银台上方未悬挂"),)),
    # 市民, 市场, 城市道路 end no county's name; the office speaks of itself
    ("R01", "water", ((_CHECKS, _CALLED_IN),)),
    ("R01", "water", ((_PUMPED, _PUMPED + "，取水管埋设在该段城市主干路下，另在农贸市场东侧街边设一处阀门"),)),
    # names of two things that the paper tells apart
    ("R34", "spared", ((_HUNG, _HUNG + "。店内“童书借阅”专区照常开放，另有“童书借览”等两个专区停用"),)),
    ("R34", "spared", ((_HUNG, _HUNG + "。店内设有“童书借阅”、“童书借览”专区"),)),
    ("R34", "spared", ((_HUNG, _HUNG + "。当事人的店招“众乐读书吧”，与邻店名称近似的“众乐读书馆”不是一家"),)),
    # somebody else's accident
    ("R07", "water", ((_PUMPED, _PUMPED + "。水泵出租方汀河机械公司2022年8月发生的一般生产安全事故与你单位无关"),)),
    ("R07", "water", ((_PUMPED, _PUMPED + "。邻厂2023年的一般事故另案处理"),)),
    # not done as it should be, or not done in time
    ("R08", "water", ((_PUMPED, _PUMPED + "，且未按规定提交年度取水总结"), (_CERTIFICATE, "（三）水表抄表记录、系统截图各1份，证明取水量和年度取水总结未提交；"))),
    ("R08", "water", ((_PUMPED, _PUMPED + "，且未在2024年1月31日前提交年度取水总结"), (_CERTIFICATE, "（三）水表抄表记录、系统截图各1份，证明取水量和年度取水总结未提交；"))),
    # a higher share was intended, then lowered
    ("R09", "built", ((_TOLD_INTENT, _INTENT.format("八", 64000)), (_SILENT, _LOWERED))),
    # the room of the firm's premises in the next sentence
    ("R06", "notice", ((_SIGN, "对你公司现场检查。经核实，你公司堆放在2号车间北侧的危险废物未设置危险废物识别标志"),)),
    # a piece takes away an excuse of which the facts do not tell; 未经注册 and 未注册 are one
    ("R08", "water", ((_TANK, "发现你单位在厂区西侧机井自动抽水，擅自取水"), (_CERTIFICATE, "（三）水表抄表记录、检测报告各1份，证明水表计量准确、无自动停走故障；"))),
    ("R08", "water", ((_TANK, "发现你单位在厂区西侧机井擅自取水，用水账户未经注册"), (_CERTIFICATE, "（三）水表抄表记录、账户查询各1份，证明用水账户未注册；"))),
    # papers that were only demanded; a note and a register within one sentence
    ("R07", "fish", (("没有违法所得。", "没有违法所得。本机关要求其提供电捕鱼器购买发票，其没有保留。"),)),
    ("R07", "water", (_ONE_SENTENCE,)),
    # the provision written above, the facts in other opening words
    ("R29", "water", (("你单位的行为违反了", "《中华人民共和国水法》第六十九条第（一）项对擅自取水规定了罚款。你单位的行为违反了"), (_ON_BASIS, "依据上列规定，本局决定"))),
    ("R29", "water", (("发现你单位在", "看到你单位在"), (_TOLD_FACTS, "调查核实，你单位自2023年9月1日起"))),
    ("R29", "water", (("发现你单位在", "看到你单位在"), (_TOLD_FACTS, "情况是这样的，你单位自2023年9月1日起"))),
    # a total of two parties' fines, each told
    ("R23", "safety", ((_TWO_FINES, _STOPPED.format("180000", "150000", "30000")),)),
    # what a fine is divided into is fined once
    ("R23", "safety", ((_FINE, _FINE + "，其中第一项违法行为罚款100000元、第二项违法行为罚款50000元"),)),
    ("R23", "safety", ((_FINE, _FINE + "，其中罚款80000元于2025年5月1日前缴、罚款70000元于6月1日前缴"),)),
    # the head approves other things after the decision
    ("R21", "water", ((_TALKED, "2024年6月7日本局负责人批准公开本决定。2024年6月3日经集体讨论。"),)),
    ("R21", "water", ((_TALKED, _TALKED + "2024年6月10日经局长批准同意分期缴纳。"),)),
    ("R21", "water", ((_TALKED, _TALKED + "2024年6月12日，因你单位申请，经局长批准暂缓缴纳。"),)),
    # another thing is still so
    ("R20", "water", ((_STOPS, "你单位于2024年4月10日停止取水。至2024年5月6日，水泵仍在井内未拆，已责令拆除。"),)),
    ("R20", "water", ((_STOPS, "你单位于2024年4月10日停止取水。截至2024年5月6日，该井仍在封填施工中。"),)),
    ("R20", "water", ((_STOPS, "你单位于2024年4月10日停止取水。2024年5月6日，你单位职工仍在使用自来水。"),)),
    ("R20", "water", ((_STOPS, "你单位于2024年4月10日停工。截至2024年5月6日，你单位仍在缴纳水资源费。"),)),
    ("R20", "built", (("停工后主动配合", "检查后即停工"), ("2024年4月24日立案。", "2024年4月24日立案。至2024年5月10日仓库仍在原处。"))),
    # a part, another month, what was allowed, what was left after losses, another meter, another unit
    ("R09", "water", ((_METER, "上期读数1200立方米，本期读数3800立方米，本月用水量800立方米，上月用水量1800立方米。"),)),
    ("R09", "water", ((_METER, "上期读数1200立方米，检查时读数3800立方米，超计划用水量600立方米。"),)),
    ("R09", "water", ((_METER, "起始读数1200，终止读数3800，许可取水量2000立方米，超许可取水量600立方米。"),)),
    ("R09", "water", ((_METER, "起数1200、止数3800，计量单位为十立方米，取水量26000立方米。"),)),
    ("R09", "water", ((_METER, "1号表起始读数1200，终止读数3800，2号表起始读数100，终止读数200，取水量合计2700立方米。"),)),
    # a later certificate, another paper's term
    ("R10", "water", ((_CERTIFICATE, "（三）水表抄表记录1份；流量计检定证书（有效期至2023年8月31日）和2023年9月1日至2024年8月31日的检定证书各1份，证明计量准确；"),)),
    ("R10", "water", ((_CERTIFICATE, "（三）水表检定证书2份，一份有效期至2023年8月31日，一份有效期至2025年8月31日；"),)),
    ("R10", "water", ((_CERTIFICATE, "（三）水表检定证书（有效期至2023年8月31日）、水表检定证书（有效期至2024年12月31日）；"),)),
    ("R10", "fish", ((_SCALE, "渔获物称重记录、电子秤检定证书（有效期至2023年7月）、检测人员上岗证（有效期至2023年6月30日）"),)),
    # who calls it grave, and whom it was brought before; several discussions
    ("R27", "water", ((_TALKED, "你单位称案情重大，本局认为不属实，经局长批准。"),)),
    ("R27", "water", ((_TALKED, "本案情节复杂，经局务扩大会、审委会讨论，由局长签发。"),)),
    ("R27", "water", ((_TALKED, "2024年6月3日召开案件研判会决定处罚。本案属于重大行政处罚案件，局长签发。"),)),
    ("R27", "water", ((_TALKED, "本案不构成重大违法行为，依法无需集体讨论。"),)),
    ("R27", "water", ((_TALKED, "2024年5月10日经负责人集体讨论决定立案调查；2024年5月15日经法制审核，2024年6月3日经负责人集体讨论决定。"),)),
    ("R27", "water", ((_TALKED, "2024年5月18日经集体讨论决定告知拟作出的处罚；2024年5月30日法制审核，报局长批准。"),)),
    # the party lets the bank pay; an account of ours
    ("R01", "water", ((_ASKS, "本局指定的账户如下，你单位可授权银行从账户扣缴；" + _ASKS),)),
    ("R01", "water", ((_ASKS, "本局经你单位书面同意，从你单位预存保证金账户中划转抵缴罚款；" + _ASKS),)),
    ("R01", "reminder", ((_COURT, _COURT + "本局代收账户中已划转的资金可以抵缴。"),)),
    # who lives elsewhere did it here; another paper served before; a base of the daily sum
    ("R01", "spot", ((_AT, "接浦兴市北汇区市民举报，在果园路与桃源街路口检查"),)),
    ("R01", "spot", ((_AT, "在果园路检查，当事人为浦兴市北汇区住户，在桃源街路口检查"),)),
    ("R21", "reminder", ((_SERVED, "此前于2024年2月27日送达告知书，于2024年3月7日直接送达你公司"),)),
    ("R09", "reminder", ((_DAILY, "每日按应缴罚款40000元的百分之三加处罚款，共20日，计24000元"),)),
    ("R09", "reminder", ((_DAILY, "每日加处罚款1200元，共20日，减免后计12000元"), ("贰万肆仟元整（¥24000.00）", "壹万贰仟元整（¥12000.00）"))),
    # a list of names that is not all
    ("R08", "safety", ((_UNTRAINED, "仍安排电工王某、周某等人无证作业"), (_LIST, "3.员工花名册，证明五名电工无证；"))),
    ("R08", "safety", ((_UNTRAINED, "仍安排电工王某、周某和焊工余某无证作业"), (_LIST, "3.证书查询结果，证明两名电工无证；"))),
    ("R08", "safety", ((_UNTRAINED, "仍安排电工王某、周某、余某无证作业，另有电工两名未培训"), (_LIST, "3.员工花名册，证明五名电工在岗；"))),
    # a year beside 生 that is nobody's birth
    ("R05", "fish", ((_BORN, "汉族，公民身份号码530102********0013，住2012年生态移民点"), _PLAIN)),
]  # fmt: skip

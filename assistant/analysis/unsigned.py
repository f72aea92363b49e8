"""What a record says itself of a signature that is lacking: a blank beside 签名, 未签字, the place left empty (DOMAIN §11)."""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[，,。；;\n]")
_SIGNATURE = r"(?:签[名字章署认]|捺印|按印|指印|手印)"
_BLANK = r"(?:空白|空着|为空|是空的|空缺|留空|缺失|无内容|未填写?|没有?填)"
_LACKING = re.compile(
    rf"{_SIGNATURE}(?:确认)?(?:[、和及]{_SIGNATURE})?(?:之?处|栏|一栏|位置|页)?(?:内|中|均|都|仍|尚|一直|至今|为|是|系){{0,3}}{_BLANK}"
    rf"|(?<![拒凡])(?:未|没有?|无|尚未|漏)(?:被|由|经)?(?:(?!误|异议|意见|出入|不符|补充|错|遗漏|疑|改|辩|由|章)[^，。；、]){{0,10}}?(?:核对|逐页|逐页核对|阅看|确认)?(?:并|后|和|、)?(?:逐页)?{_SIGNATURE}"
)
_OF_THE_RECORD = re.compile(
    rf"笔录|记录|回证|抽样单|各页|每页|首页|末页|尾页|末尾|落款|{_SIGNATURE}(?:之?处|栏|一栏|位置)"
    r"|被(?:询问|调查|检查|勘验|抽样|处罚)人|受送达人|当事人|证人|陈述人|申请人|代理人|受托人|在场人|陪同人"
)
_OF_OTHER_PAPERS = re.compile(
    r"合同|协议|单据|发票|收据|送货|进货|台账|账[册本]|处方|病历|方案|交底|图纸|报审|日志|登记簿|告知书|承诺|交接班|检验单|证书|档案|(?<!被抽样)生产(?:单位|企业|者)"
    r"|(?:值班|培训|查验|维保|维护|保养|巡查|巡检|演练|运行|施工|考勤|消毒|出入库|清洗)记录"
)
_OURS = re.compile(
    r"(?<!被)(?<!受)(?:询问人|记录人|检查人|勘验人|执法人员|调查人员|送达人|主持人|见证人|翻译|绘图|制图|拍摄人|摄影人|审核人|复核人)(?!.*被)"
)
_EXPLAINED = re.compile(
    r"拒[绝不]?签|(?:执法|在场)人员(?:(?!未|没)[^，。；]){0,10}注明|(?<!未)(?<!没有)注明[^，。；]{0,4}(?:情况|原因|事由|缘由|理由|拒)"
    r"|(?:邮寄|快递|公告|电子|网络|留置|转交|委托|张贴)[^，。；]{0,4}送达|送达[^，。；]{0,8}(?:邮寄|快递|公告|电子|留置|转交|委托|张贴)"
    r"|邮寄|投递|寄[出送达往]|张贴于[^，。；]{0,12}(?:住所|住处|门)|公告期|代收(?!点|货款|费)"
    r"|见证(?!人|栏|处)|拒绝|拒收|拒不|见证人?[^，。；]{0,12}签|录音|录像|摄像|记录仪|不识字|文盲|代签|代为签|离开|离去|不在场|未到场|逃"
)
_SPOKEN = re.compile(r"答[：:]")


def unsigned_words(text: str) -> str:
    """The words of a record that the person it is about did not sign it; "" if it says no such thing, or why he did not.

    Args:
        text: of a record, a proof of service or a sampling form; what was answered in it is not read.
    """
    if _EXPLAINED.search(text):
        return ""
    told = (clause for clause in _CLAUSE.split(text) if not _SPOKEN.search(clause))
    return next((clause.strip() for clause in told if is_unsigned(clause)), "")


def is_unsigned(clause: str) -> bool:
    """Whether a clause says that a signature of somebody who is not an officer is lacking on this very paper.

    Args:
        clause: of a record.
    """
    lacking = _LACKING.search(clause) is not None and _OF_THE_RECORD.search(clause) is not None
    return lacking and not (_OF_OTHER_PAPERS.search(clause) or _OURS.search(clause))

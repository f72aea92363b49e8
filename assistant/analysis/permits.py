"""Acting without a permit, in the words of a clause: one reader for what the clause calls for and for what proves it.

无准运证 is a permit called by its own name; 无法保证, 无人作证 and 无证据 are not, nor is what was not tested (未经检验, 未经体检) one that
nobody granted.
"""

from __future__ import annotations

import re

_WITHOUT = (
    r"无照|无(?![法故正需须意])[^，。；、]{2,12}许可证|无(?![法人需须从力意])[^，。；、]{0,6}(?<![保查验取论举作见印佐质求旁辩指])证(?![明据人言实词])"
    r"|未附有?[^，。；、]{0,6}检疫(?:证明|标志|证)"
    r"|未经(?![^，。；、]{0,8}(?:检[验测定疫查]|体检|消毒|培训|教育|考核|处理|净化|鉴定|评估|评价|校验|清洗|交底))"
)
_UNPROVED = r"未(?:依法|依照|按照?)?[^，。；、]{0,10}取得[^，。；、]{0,12}证明"
PERMIT = re.compile(
    rf"许可|批准|审批|同意|备案|登记|资质|资格|执照|证书|未取得|擅自|核准|{_UNPROVED}|{_WITHOUT}"
)
"""Words of a clause for something that an authority grants or enters."""

_AS_MARK = re.compile(  # what a label or sign must show is no permit that was lacking
    r"(?:许可证?|登记证?|备案证?|批准文?|注册证?|资质证书|资格证书|执照|证书)书?(?:编号|文号|号码?|标志|标识|二维码|公示牌)"
)
_OWN_BOOKS = re.compile(  # kept by the party itself
    r"(?:住宿|旅客|入住|用工|劳动用工|出入库|购销|进销|销售|访客|来访|进出|借阅|值班|巡查|逐[项笔]|如实)[^，。；、]{0,6}登记(?!证)|登记(?:保存|簿|册|台账)"
)
"""A permit that is only named as what a label, sign or ledger has to show."""


def without_marks(text: str) -> str:
    """The text without permits named only as what a label or sign shows (登记证编号), and without books that the party keeps (住宿登记).

    Args:
        text: of a clause, a duty or facts.
    """
    return _OWN_BOOKS.sub("记录", _AS_MARK.sub("编号", text))


LACKING_PERMIT = re.compile(
    rf"擅自|未(?:取得|办理|领取|依法取得|持有)|没有取得|未[^，。；]{{0,24}}取得|{_WITHOUT}"
)
"""Words of a clause that punishes acting without it."""

"""Whether words on a breach name the act: 存在占道经营违法行为 does, 存在违法行为 and 违反价格管理规定 do not."""

from __future__ import annotations

import re

_LEAST_ACT = 4
_LACKS = re.compile(r"未(?!按|依)|没有|擅自|无证|超")
# the words in which any breach is told, and fields of the law
_ANY_BREACH = re.compile(
    r"存在|违反了?|不符合|规定|要求|制度|秩序|标准|违[法规]|不规范|不到位|不合规|不当|不严|问题|情况|情形|隐患|现象|行为|活动|方面|有关|相关|国家|法律|法规|规章|法定|管理|经营(?=活动|行为|管理|秩序)|操作|防治|落实|保护|一些|若干|多项|部分|严重|较大|一定|程度|当事人|你(?:单位|公司|店|厂)?|其|^有|[的了等之并上中内]"
    r"|安全生产|生产安全|公共场所|森林|草原|防火|发现|该[\u4e00-\u9fff]{1,3}(?=在|存在|有)|在|食品安全|药品|环境|环保|生态|污染|消防|价格|市容|卫生|城市|市场|劳动保障|劳动用工|工程建设|建筑|施工|道路运输|交通|文化|旅游|医疗|水利|农业|土地|教育|质量|计量|广告|特种设备"
)


def lacks_something(words: str) -> bool:
    """Whether words tell what was not done or done without leave.

    Args:
        words: of a clause.
    """
    return _LACKS.search(words) is not None


def names_act(words: str) -> bool:
    """Whether something is left of words on a breach without those in which any breach is told.

    Args:
        words: a clause or a part of it.
    """
    left = _ANY_BREACH.sub("", words)
    return lacks_something(left) or len(re.sub(r"[^\u4e00-\u9fff]", "", left)) >= _LEAST_ACT

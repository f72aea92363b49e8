"""The authorities that a consequence names."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.law.penalties.lexicon import words

_DUTY = re.compile(
    r"(?:，|（|可以|应当|应|有权|可|依据|依照|按照|根据|依法|责令|予以|给予|对|没收|处|吊销|责成|视|联合|会同|在(?!单位|地)|作出|报请|分别依|撤销|暂|按|并|提请|注销|从重|降低|取消|代|强制|组织|警告|通报|依).*$"
)


@lru_cache(maxsize=1)
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    heads = words().agency_heads
    return (
        re.compile(r"(?:^|，|并|或者?|可以)由(?P<name>[^，。；]{2,60})"),
        re.compile(rf"{heads}(?:（[^）]*）)?$"),
    )


_ACTOR = re.compile(
    r"^(?P<name>[^，。；]{2,40}?(?:部门|机关|机构|局|委员会|海关|政府|总队|支队|大队|海事|主管部门|行政执法|街道办事处))(?:可以|应当|应|有权|依法|可|责令|对)"
)


def agencies_in(text: str) -> list[tuple[str, int, int]]:
    """Authorities named in a consequence phrase (由…责令, …部门可以处), lists of full names split, with offsets."""
    naming, closing = _named()
    out: list[tuple[str, int, int]] = []
    for match in naming.finditer(text):
        name = _trim(match["name"])
        if closing.search(name):
            start = match.start("name")
            out.extend((part, start, start + len(name)) for part in split_agencies(name))
    if not out:
        actor = _ACTOR.match(text)
        if actor and not text.startswith(("对", "并", "责令", "处", "没收", "吊销", "经")):
            out.extend((part, 0, actor.end("name")) for part in split_agencies(actor["name"]))
    return out


def _trim(name: str) -> str:
    """Cut what follows the name: verbs of the consequence, adverbs of competence."""
    closing = _named()[1]
    for match in re.finditer(_DUTY.pattern.removesuffix(".*$"), name):
        if match.start() > 1 and closing.search(name[: match.start()]):
            return name[: match.start()]
    return name


def split_agencies(name: str) -> list[str]:
    """A、B和C, each a full name, become a list; 市场监督管理、公安等部门 stays whole."""
    parts = re.split(r"或者?|、|和|以及|及(?!其)", name)
    full = re.compile(r"(?:部门|机关|机构|海关|局|委员会|政府|街道办事处|总队)$")
    if len(parts) > 1 and all(full.search(p) and len(p) > 3 for p in parts):
        return parts
    halves = re.split(r"(?:(?<=部门)|(?<=机关)|(?<=机构))(?:或者?|、|和|以及)", name)
    return halves if all(full.search(h) and len(h) > 3 for h in halves) else [name]

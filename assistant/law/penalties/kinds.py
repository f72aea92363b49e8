"""Penalty kinds (处罚法第九条) and orders of a consequence phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.law.penalties.lexicon import alternatives, kinds

SEIZED = "没收非法财物"
_SEIZE = re.compile(r"没收(?P<object>[^，。；：]*)")
_NOT_SEIZED = re.compile(r"(?:被|不得|禁止|不予|免予)$")
_ORDER = re.compile(
    r"(?:责令|责成)(?:其|当事人|违法行为人|行为人)?(?P<what>[^，；。：]+)"
    r"|^(?:由[^，责]*?)?(?P<limit>(?:限期|限令)[^，；。：]+)"
)
_ORDER_CUT = re.compile(
    r"(?:，|(?:，|、|并|和|或者|以及)?(?:可以?|依法)?(?:并|单)?(?:处以?(?!理|置)|给予|予以(?!改正|拆除)|没收|吊销|暂扣|警告|罚款|可以?处|由[^，]*|对[^，]*?处|降低|依照|撤销)).*$"
)
_DURATION = re.compile(
    r"(?:(?<=整顿)|(?<=整治)|(?<=停业)(?!整)|(?<=停产)(?![整停])|(?<=营业))[^，]*?(?:个月|日|天|年)[^，]*$|外$"
)
_PART = re.compile(
    r"^(?:立即|限期|其)?(?:停止|恢复|改正|采取|拆除|清除|清理|补办|补种|退还|赔偿|整改|治理|停业|停产|消除|修复|关闭|重新|迁出|搬迁|撤|缴纳|补缴|处理|召回|公开|补|返还)"
)
_CONTINUED = re.compile(
    r"^(?:并)?(?:限期|立即|停止|恢复|拆除|补办|补种|赔偿|采取|清除|清理|消除|退还|退回|修复|改正|整改|治理)"
)


@dataclass(frozen=True, slots=True)
class KindText:
    """One penalty kind found in a phrase, with offsets in it."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    return tuple(
        (
            word.kind,
            re.compile(word.pattern),
            re.compile(f"^(?:{word.not_before})") if word.not_before else None,
            re.compile(f"(?:{word.not_after})$") if word.not_after else None,
        )
        for word in kinds().kinds
    )


@lru_cache(maxsize=1)
def _proceeds() -> re.Pattern[str]:
    return re.compile(
        r"(?:、|和|及|以及|与|并|其|的|全部|有|^)*[^、和及与]*?" + alternatives(kinds().proceeds)
    )


def kinds_in(text: str, seized: str = "") -> Iterator[KindText]:
    """Penalty kinds a consequence phrase imposes, fines apart, in order of appearance.

    Args:
        text: the folded phrase.
        seized: what 予以没收 without an object refers to (违法所得 after 有违法所得的).
    """
    length = len(text)
    text = re.sub(r"没收$", "没收" + (seized or "非法财物"), text)
    found = [
        KindText(kind, match.start(), min(match.end(), length))
        for kind, pattern, not_before, not_after in _compiled()
        for match in pattern.finditer(text)
        if not (not_before and not_before.match(text[match.end() :]))
        and not (not_after and not_after.search(text[: match.start()]))
    ]
    found.extend(_seizures(text))
    yield from sorted(found, key=lambda k: (k.start, k.kind))


def _seizures(text: str) -> Iterator[KindText]:
    """没收 of anything that is not proceeds."""
    for match in _SEIZE.finditer(text):
        thing = re.split(r"(?:并|可以|可)?(?:处以?|吊销|给予|责令)", match["object"])[0]
        if thing.startswith(("的", "后", "决定")) or _NOT_SEIZED.search(text[: match.start()]):
            continue
        if re.search(r"费用?$", thing) and "和" not in thing:
            continue
        rest = re.sub(
            r"[、和及与以其]|等|的|或者|全部|并|有关|一并",
            "",
            _proceeds().sub("", thing),
        )
        if rest:
            yield KindText(SEIZED, match.start(), match.end())


def orders_in(text: str, previous: bool = False) -> Iterator[tuple[str, int, int]]:
    """Orders (责令…) of a consequence phrase with their offsets.

    Args:
        text: the folded phrase.
        previous: True when the phrase in front ended in an order, so that 限期补办手续 continues it.
    """
    for match in _ORDER.finditer(text):
        name = "what" if match["what"] else "limit"
        what = _DURATION.sub("", _ORDER_CUT.sub("", match[name]))
        if what:
            prefix = "责令" if name == "what" or previous else ""
            yield from ((prefix + part, match.start(), match.end()) for part in _parts(what))
            return
    if previous and _CONTINUED.match(text):
        what = _ORDER_CUT.sub("", text.removeprefix("并"))
        yield from (("责令" + part, 0, len(text)) for part in _parts(what))


def _parts(what: str) -> list[str]:
    parts = re.split(r"、|(?<=行为)并|并(?=限期|恢复|停止|拆除)", what)
    return parts if len(parts) > 1 and all(_PART.match(p) for p in parts) else [what]

"""What others were fined under one clause: quantiles, by place and year, where the present case stands, who falls out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.cases.circumstances import circumstances
from assistant.cases.index import Cases, open_cases
from assistant.cases.library import CaseLibrary
from assistant.cases.model import Precedent
from assistant.cases.similar import clause_keys
from assistant.cases.table import CaseTable, Mask
from assistant.law.model import LawRef

Places = npt.NDArray[np.int64]
ENOUGH = 5
_OUTLIERS_FROM = 8
_FENCE = 1.5
_READ = 5_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Which fines are asked for.

    Attributes:
        clause: 《…》第X条, with or without paragraph and item; what is deeper than the article narrows.
        party: 个人, 企业 or 个体工商户; "" for all.
        tier: lowest and highest fine (yuan) of the tier that the case falls in; None for all.
        region: 浙江省 or 浙江省/温州市: only cases from there; "" for all.
        years: first and last year; None for all.
        present: the fine (yuan) of the present case.
    """

    clause: str
    party: str = ""
    tier: tuple[float, float] | None = None
    region: str = ""
    years: tuple[int, int] | None = None
    present: float | None = None


@dataclass(frozen=True, slots=True)
class Quantiles:
    """A row of the table: what it counts, how many, and the fines (yuan) at 0, 25, 50, 75 and 100 per cent."""

    name: str
    count: int
    lowest: float
    quarter: float
    median: float
    three_quarters: float
    highest: float


@dataclass(frozen=True, slots=True)
class Outlier:
    """A case far from the others, and what in it may explain that."""

    id: str
    title: str
    fine_yuan: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FineStatistics:
    """What others were fined. With fewer than ``ENOUGH`` cases nothing is reckoned: ``fines`` lists them.

    ``below`` and ``above``: how many of a hundred were fined less, and more, than the present case. ``unread``: how many
    further cases of the article that fit were not looked at, because there are more than one answer reads.
    """

    clause: str
    fines: tuple[float, ...]
    whole: Quantiles | None = None
    regions: tuple[Quantiles, ...] = ()
    years: tuple[Quantiles, ...] = ()
    outliers: tuple[Outlier, ...] = ()
    present: float | None = None
    below: float | None = None
    above: float | None = None
    unread: int = 0

    @property
    def enough(self) -> bool:
        """Whether there are cases enough to reckon with."""
        return self.whole is not None


def fines_under(asked: Asked, library: CaseLibrary | None = None) -> FineStatistics:
    """What was imposed under one clause in real cases with a known fine.

    Args:
        asked: clause and what narrows.
        library: where to look; the default case library if None.

    Raises:
        AssistantError: library or index cannot be read.
    """
    cases = open_cases(library)
    places = _places(cases, asked)
    found = [case for case in _under(cases, asked, places[:_READ]) if _fits(case, asked)]
    return replace(reckoned(asked, found), unread=max(len(places) - _READ, 0))


def reckoned(asked: Asked, cases: Sequence[Precedent]) -> FineStatistics:
    """The statistics of cases that all belong to what is asked for."""
    fines = sorted(case.fine_yuan for case in cases if case.fine_yuan is not None)
    if len(fines) < ENOUGH:
        return FineStatistics(asked.clause, tuple(fines), present=asked.present)
    return FineStatistics(
        asked.clause,
        tuple(fines),
        _quantiles("全部", fines),
        tuple(_by(cases, [case.region.split("/")[0] for case in cases])),
        tuple(_by(cases, [case.year for case in cases])),
        tuple(_outliers(cases)),
        asked.present,
        _share(fines, True, asked.present),
        _share(fines, False, asked.present),
    )


def _places(cases: Cases, asked: Asked) -> Places:
    """Where in the table the real cases with a fine are that rely on the article and fit, the latest year first."""
    table = cases.table
    places = table.holding_any(clause_keys([asked.clause]))
    kept = places[_told(table, asked, places)] if len(places) else places
    years = np.asarray(table.values("year", kept))
    latest: Places = kept[np.argsort(years, kind="stable")[::-1]]
    return latest


def _told(table: CaseTable, asked: Asked, places: Places) -> Mask:
    """Which of the places the columns of the table let through; what they do not tell is judged by the case itself."""
    fines, years, parties, regions, truth = (
        table.fines[places],
        *(np.asarray(table.values(name, places)) for name in ("year", "party", "region", "truth")),
    )
    kept: Mask = (truth == "真实") & ~np.isnan(fines)
    if asked.tier:
        kept &= (fines >= asked.tier[0]) & (fines <= asked.tier[1])
    if asked.party:
        kept &= np.isin(parties, ("", asked.party))
    if asked.region:
        kept &= regions == asked.region.split("/")[0]
    if asked.years:
        low, high = map(str, asked.years)
        kept &= (years >= low) & (years <= high)
    return kept


def _under(cases: Cases, asked: Asked, places: Places) -> Iterable[Precedent]:
    """Those that rely on the clause, or on its article without saying which part of it."""
    ref = LawRef.parse(asked.clause.strip())
    found = cases.library.by_refs(cases.table.refs[places].tolist()).values()
    return [case for case in found if ref is None or _relies(case, ref)]


def _relies(case: Precedent, ref: LawRef) -> bool:
    """Whether a clause of the case lies in the one asked for, or the other way round."""
    named = [one for text in (*case.basis, *case.duty) if (one := LawRef.parse(text)) and one.law == ref.law]
    at_article = [one for one in named if one.provision.label == ref.provision.label]
    return not at_article or any(one.provision.touches(ref.provision) for one in at_article)


def _fits(case: Precedent, asked: Asked) -> bool:
    fine = case.fine_yuan
    if fine is None or (asked.party and case.party and case.party != asked.party):
        return False
    if asked.tier and not asked.tier[0] <= fine <= asked.tier[1]:
        return False
    if asked.region and not (case.region + "/").startswith(asked.region + "/"):
        return False
    return not asked.years or (case.year != "" and asked.years[0] <= int(case.year) <= asked.years[1])


def _quantiles(name: str, fines: Sequence[float]) -> Quantiles:
    points = np.quantile(np.asarray(fines, dtype=np.float64), (0, 0.25, 0.5, 0.75, 1))
    return Quantiles(name, len(fines), *(float(point) for point in points))


def _by(cases: Sequence[Precedent], names: Sequence[str]) -> Iterable[Quantiles]:
    """One row a name, in order of name; rows of too few cases show no more than they are."""
    groups: dict[str, list[float]] = {}
    for case, name in zip(cases, names, strict=True):
        if name and case.fine_yuan is not None:
            groups.setdefault(name, []).append(case.fine_yuan)
    return (_quantiles(name, fines) for name, fines in sorted(groups.items()))


def _outliers(cases: Sequence[Precedent]) -> Iterable[Outlier]:
    """Fines further than one and a half times the middle half away from it (Tukey's fences)."""
    fines = [case.fine_yuan for case in cases if case.fine_yuan is not None]
    if len(fines) < _OUTLIERS_FROM:
        return
    quarter, three_quarters = np.quantile(fines, (0.25, 0.75))
    width = _FENCE * (three_quarters - quarter)
    for case in sorted(cases, key=lambda case: -(case.fine_yuan or 0)):
        fine = case.fine_yuan
        if fine is not None and not quarter - width <= fine <= three_quarters + width:
            yield Outlier(case.id, case.title, fine, _reasons(case))


def _reasons(case: Precedent) -> tuple[str, ...]:
    """What the record itself says for it; nothing is made up."""
    told = circumstances(f"{case.facts}。{case.discretion}")
    parts = [
        f"情节：{'、'.join(told)}" if told else "",
        f"理由：{case.discretion[:80]}" if case.discretion else "",
    ]
    parts.append(f"结局：{case.outcome}" if case.outcome else "")
    return tuple(filter(None, parts)) or ("记录里没有写明原因",)


def _share(fines: Sequence[float], lower: bool, present: float | None) -> float | None:
    """How many of a hundred lie below (``lower``) or above the present one."""
    if present is None:
        return None
    return 100 * sum(fine < present if lower else fine > present for fine in fines) / len(fines)

"""After an import: when each version stops governing, by the next version of its law or by a repeal."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

from assistant.law import names, repealed, versions

_AMENDED = re.compile("《([^》]+)》")


def settle(db: sqlite3.Connection) -> None:
    """Recompute when every version stops governing: by its successor, a repealing text, a recorded fact, its source."""
    db.execute("UPDATE version SET until = NULL, repealed = 0")
    _by_decision(db)
    _by_next_version(db)
    _by_repeal(db)
    _by_source(db)


def _by_next_version(db: sqlite3.Connection) -> None:
    laws: dict[int, list[tuple[int, str | None]]] = defaultdict(list)
    rows = db.execute(
        "SELECT law_id, id, coalesce(effective, promulgated) FROM version"
        " ORDER BY law_id, coalesce(effective, promulgated, ''), coalesce(promulgated, ''), id"
    )
    for law_id, version_id, start in rows:
        laws[law_id].append((version_id, start))
    ends = [
        (following[1], version[0])
        for chain in laws.values()
        for version, following in zip(chain, chain[1:], strict=False)
    ]
    db.executemany("UPDATE version SET until = ?, repealed = 0 WHERE id = ?", ends)


def _by_repeal(db: sqlite3.Connection) -> None:
    """A law that another law's text or a fact declares repealed ends on that day, unless a later version stands."""
    targets = db.execute(
        "SELECT other.id, coalesce(repeal.since, version.effective) FROM repeal"
        " JOIN version ON version.id = repeal.version_id JOIN law ON law.id = version.law_id"
        " JOIN law AS other ON other.key = repeal.target AND other.id != law.id"
        " AND (law.region = other.region OR other.region LIKE law.region || '/%')"
        " WHERE coalesce(repeal.since, version.effective) IS NOT NULL"
    ).fetchall()
    for key, day in repealed.sure():
        targets += [
            (law_id, day.isoformat())
            for (law_id,) in db.execute("SELECT id FROM law WHERE key = ? AND region = ''", (key,))
        ]
    for law_id, day in sorted(targets, key=lambda target: (target[0], target[1])):
        db.execute(
            "UPDATE version SET until = ?, repealed = 1 WHERE law_id = ?"
            " AND coalesce(effective, promulgated, '') < ? AND (until IS NULL OR until > ?)"
            " AND NOT EXISTS (SELECT 1 FROM version AS later WHERE later.law_id = version.law_id"
            "   AND coalesce(later.effective, later.promulgated) >= ?)",
            (day, law_id, day, day, day),
        )


def _by_decision(db: sqlite3.Connection) -> None:
    """An amended text takes effect with the decision that amended it on the same day, where that is loaded too."""
    decisions = db.execute(
        "SELECT version.promulgated, version.effective, law.name FROM version JOIN law ON law.id = version.law_id"
        " WHERE law.name LIKE '%关于修改%的决定' AND version.certainty = ?",
        (versions.CERTAIN,),
    ).fetchall()
    for promulgated, effective, name in decisions:
        for amended in _AMENDED.findall(name):
            db.execute(
                "UPDATE version SET effective = ?, certainty = ? WHERE promulgated = ? AND certainty != ?"
                " AND law_id IN (SELECT id FROM law WHERE key = ?)",
                (effective, versions.CERTAIN, promulgated, versions.CERTAIN, names.key(amended)),
            )


def _by_source(db: sqlite3.Connection) -> None:
    """A law that a source calls repealed without a date ends by the source's cut-off day at the latest."""
    db.execute(
        "UPDATE version SET until = ended, repealed = 1, certainty = ?"
        " WHERE ended IS NOT NULL AND until IS NULL AND coalesce(effective, '') < ended",
        (versions.PRESUMED_END,),
    )

"""What a user typed and has not saved: kept at every change, without a revision, until saved or given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select, update

from assistant.dossier import audit, tables
from assistant.dossier.audit import Action
from assistant.dossier.database import open_database

_COLUMNS = tables.drafts.c


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved work of one user on one case.

    ``id`` belongs to one page that was opened, so that two pages never write over each other. ``case_id`` is empty for
    a case not saved yet; ``base`` is the revision the work began from. ``content`` is what the page needs to show it
    again; this module does not look into it.
    """

    id: str
    owner: str
    case_id: str = ""
    base: int | None = None
    title: str = ""
    content: str = ""
    changed: datetime | None = None


class DraftStore:
    """Keeps drafts in the case database; a user sees his own only."""

    def __init__(self, url: str = "") -> None:
        """Open the database.

        Args:
            url: in the form of SQLAlchemy; empty means the setting.
        """
        self._database = open_database(url)

    def keep(self, draft: Draft) -> datetime:
        """Write a draft over its earlier state and return the time it carries.

        Raises:
            StoreError: the database fails; the earlier state stays.
        """
        now = datetime.now(UTC)
        values = {
            "case_id": draft.case_id,
            "base": draft.base,
            "title": tables.fitting(draft.title, tables.TITLE_SIZE),
            "content": draft.content,
            "changed": now,
        }
        mine = (_COLUMNS.id == draft.id, _COLUMNS.owner == draft.owner)
        with self._database.writing() as db:
            if db.execute(update(tables.drafts).where(*mine).values(**values)).rowcount == 0:
                db.execute(insert(tables.drafts).values(id=draft.id, owner=draft.owner, **values))
        return now

    def drafts(self, owner: str, case_id: str | None = None) -> list[Draft]:
        """Drafts of a user, newest first.

        Args:
            owner: whose.
            case_id: of this case only ("" for cases not saved yet); None for all.
        """
        wanted = select(tables.drafts).where(_COLUMNS.owner == owner).order_by(_COLUMNS.changed.desc())
        if case_id is not None:
            wanted = wanted.where(_COLUMNS.case_id == case_id)
        with self._database.reading() as db:
            return [Draft(**row) for row in db.execute(wanted).mappings()]

    def take(self, draft_id: str, *, owner: str, page: str) -> Draft | None:
        """Go on with a draft on another page: from now on it is that page's, and the old page makes its own.

        Args:
            draft_id: which draft.
            owner: whose.
            page: id that it gets.
        """
        mine = (_COLUMNS.id == draft_id, _COLUMNS.owner == owner)
        with self._database.writing() as db:
            db.execute(update(tables.drafts).where(*mine).values(id=page))
            row = db.execute(
                select(tables.drafts).where(_COLUMNS.id == page, _COLUMNS.owner == owner)
            ).mappings()
            found = row.first()
            return Draft(**found) if found else None

    def expire(self, days: int, *, user: str) -> int:
        """Remove what nobody has touched for so many days; returns how many. Cases stay, whatever their age.

        Args:
            days: 0 removes nothing.
            user: for the audit log.
        """
        if not days:
            return 0
        before = datetime.now(UTC) - timedelta(days=days)
        with self._database.writing() as db:
            gone: int = db.execute(delete(tables.drafts).where(_COLUMNS.changed < before)).rowcount
            if gone:
                audit.append(db, user=user, action=Action.EXPIRED, about=f"{gone} 份")
        return gone

    def discard(self, draft_id: str, *, owner: str) -> None:
        """Give a draft up; nothing happens when there is none."""
        with self._database.writing() as db:
            db.execute(delete(tables.drafts).where(_COLUMNS.id == draft_id, _COLUMNS.owner == owner))

"""The reviews kept, newest first."""

from __future__ import annotations

from markupsafe import Markup

from assistant.dossier.drafts import DraftStore
from assistant.web.components.rows import Row, rows
from assistant.web.components.shapes import card, href, joined
from assistant.web.reviewing.kept import PAGE
from assistant.web.session import user

_MOST = 12


def recent(key: str) -> Markup:
    """The other reviews as rows that open them.

    Args:
        key: of the one that is open.

    Raises:
        StoreError: the database fails.
    """
    kept = [draft for draft in DraftStore().drafts(user()) if draft.id.startswith(f"{PAGE}:") and draft.title]
    others = [draft for draft in kept if draft.id != f"{PAGE}:{key}"][:_MOST]
    drawn = rows(
        (
            Row(
                draft.title,
                right=Markup('<span class="small dim">{}</span>').format(
                    f"{draft.changed.astimezone():%m-%d %H:%M}" if draft.changed else ""
                ),
                href=href("review", id=draft.id.split(":", 1)[1]),
            )
            for draft in others
        ),
        group="recent",
        empty="还没有审核过文书。",
    )
    note = Markup(
        '<p class="small dim">认出文书种类后，逐项检查引用、幅度、法定内容、期限和格式；'
        "每一处都能采纳或者说明理由不采纳，再导出带批注的 Word 和法制审核意见书。</p>"
    )
    return joined([card("审核做什么", note), card("审核过的文书", drawn)])

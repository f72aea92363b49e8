"""What happens behind the 笔录 tab: each handler turns the record into the next one and shows it."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import gradio as gr
import numpy as np

from assistant.corpora import corpus
from assistant.dossier.model import Case
from assistant.errors import InputError
from assistant.files import lasting
from assistant.speech.lexicon import Lexicon
from assistant.speech.record_model import Head, Officer, Record, Role
from assistant.web.common import USER, escape
from assistant.web.record_views import PAGE, checklist_html, clock, doubts_html, pages, rows

HEAD_FIELDS = {
    "agency": "处罚机关",
    "cause": "案由",
    "place": "询问地点",
    "name": "被询问人姓名",
    "gender": "性别",
    "birth": "出生日期",
    "id_number": "公民身份号码",
    "address": "住址",
    "employer": "工作单位",
    "position": "职务",
    "phone": "联系电话",
    "relation": "与本案关系",
}
_running: dict[str, threading.Event] = {}


def hear(audio: str | None, number: int, request: gr.Request) -> Iterator[tuple[Any, ...]]:
    """Transcribe and show each piece as it comes; stopping keeps what is finished."""
    cancel = _running[request.session_hash or ""] = threading.Event()
    from assistant.settings import settings
    from assistant.speech.enrolment import Voices
    from assistant.speech.model import Segment, Transcript
    from assistant.speech.record import from_transcript
    from assistant.speech.speakers import SpeakerOptions
    from assistant.speech.transcription import stream

    if not audio:
        raise InputError("还没有录音", "请上传录音文件或现场录音")
    chosen = settings()
    options = SpeakerOptions(number or None, Voices(chosen.home, chosen.models).all())
    path, heard = Path(audio), list[Segment]()
    yield Record(), 1, [], "", "正在打开录音…"
    for update in stream(path, speakers=options, cancel=cancel):
        heard += update.new
        transcript = update.final or Transcript(tuple(heard), update.done)
        record = from_transcript(transcript, source=path.name)
        told_notes = "；".join(map(escape, transcript.notes))
        done = f"已转写 {clock(update.done)} / {clock(update.total)}"
        shown_page = 1 if update.final else pages(record)
        yield (
            record,
            shown_page,
            rows(record, shown_page, _lexicon(record)),
            _checked(record),
            f"{done}　{told_notes}",
        )


def stop(request: gr.Request) -> str:
    """Stop the transcription of this page; finished pieces stay on disk and are used next time."""
    if request.session_hash in _running:
        _running[request.session_hash].set()
    return "已停止；完成的部分保留，再点“开始转写”会接着做。"


def show_page(record: Record, page: float) -> list[list[str]]:
    """Another page of the table."""
    return rows(record, int(page or 1), _lexicon(record))


def open_line(record: Record, page: float, audio: str | None, event: gr.SelectData) -> tuple[Any, ...]:
    """The line that was clicked: its sound, its text, what to check."""
    from assistant.speech.audio import RATE, read_clip

    number = (min(max(int(page or 1), 1), pages(record)) - 1) * PAGE + event.index[0]
    if not 0 <= number < len(record.lines):
        raise InputError("没有这一行", "请先转写，再点击一行")
    line, sound = record.lines[number], None
    if audio and line.start is not None and line.end is not None:
        clip = read_clip(Path(audio), max(0.0, line.start - 0.2), line.end + 0.2)
        sound = (RATE, (clip * 32767).astype(np.int16)) if len(clip) else None
    lexicon = _lexicon(record)
    hints = [f"{h.heard} → {h.proposed}" for h in lexicon.suggest(line.tidied, line.doubtful)]
    offered = gr.update(choices=hints, value=None)
    return number, sound, line.tidied, line.role, doubts_html(line, lexicon), offered


def adopt(text: str, hint: str | None) -> str:
    """The text of the editor with a suggestion put in; nothing is kept before 保存."""
    heard, arrow, proposed = (hint or "").partition(" → ")
    return text.replace(heard, proposed, 1) if arrow else text


def save_line(record: Record, number: int, text: str, role: Role, page: float) -> tuple[Any, ...]:
    """Keep an edit of text and role, with its trace."""
    from assistant.speech.record import edit_text, set_role

    now = datetime.now().astimezone()
    record = edit_text(record, number, text, who=USER, at=now)
    if role != record.lines[number].role:
        record = set_role(record, number, role, who=USER, at=now)
    return (*_shown(record, page), doubts_html(record.lines[number], _lexicon(record)))


def swap_speakers(record: Record, page: float) -> tuple[Any, ...]:
    """Exchange 问 and 答 everywhere."""
    from assistant.speech.record import swap_roles

    return _shown(swap_roles(record, who=USER, at=datetime.now().astimezone()), page)


def rename_voice(record: Record, old: str, new: str, page: float) -> tuple[Any, ...]:
    """Call a voice by its name."""
    from assistant.speech.record import rename_speaker

    changed = rename_speaker(record, old.strip(), new, who=USER, at=datetime.now().astimezone())
    return _shown(changed, page)


def add_notices(record: Record, page: float, *head: Any) -> tuple[Any, ...]:
    """Insert the notices the recording lacks, marked for checking."""
    from assistant.speech.record import insert_notices

    return _shown(insert_notices(_with_head(record, head)), page)


def demo_recording() -> str:
    """The fictional inquiry of corpora/demo, copied to where the page may read it."""

    folder = lasting("record")
    return shutil.copy(str(corpus("demo/inquiry.ogg")), str(folder))


def head_of_case(case_id: str | None) -> list[str]:
    """What a saved case knows of the head: agency, cause, place, the party, the officers."""
    case = _saved_case(case_id)[0]
    party = case.party
    known = {
        "agency": case.agency,
        "cause": case.title,
        "place": case.place,
        "name": party.representative or party.name,
        "gender": party.gender,
        "birth": str(party.birth or ""),
        "id_number": party.id_number,
        "address": party.address,
        "phone": party.phone,
        "relation": "当事人" if party.kind == "个人" else f"{party.name}的负责人",
    }
    officers = (re.sub(r"（(?:执法证号)?\s*(\S+?)）", r" \1", officer) for officer in case.officers)
    return [*(known.get(field, "") for field in HEAD_FIELDS), "、".join(officers)]


def _saved_case(case_id: str | None) -> tuple[Case, int]:
    from assistant.dossier.store import CaseStore

    if not case_id:
        raise InputError("没有选择案件", "请先在“办案”页保存案件，再到这里选择")
    return CaseStore().load(case_id, user=USER)


def ask_for_case(record: Record, case_id: str | None) -> str:
    """Follow-up questions from the missing elements of a saved case, and from the conditions of its clauses."""
    from assistant.contract.evidence import EvidenceRequest, check_evidence
    from assistant.speech.checklist import check, follow_ups

    case, _ = _saved_case(case_id)
    answer = check_evidence(EvidenceRequest(case=case))
    elements = [gap.element for gap in answer.gaps if gap.status in ("缺失", "仅有孤证", "矛盾")]
    conditions = [condition for one in answer.charges for condition in one.conditions]
    said = f'<p class="warn">{escape(answer.statement)}</p>' if answer.statement else ""
    return said + checklist_html(check(record), follow_ups(record, elements, conditions))


def keep_in_case(record: Record, case_id: str | None) -> str:
    """Add the record to a saved case as the party's statement, with the facts found in it."""
    from assistant.dossier.store import CaseStore
    from assistant.speech.case_link import add_record

    case, revision = _saved_case(case_id)
    changed, conflicts = add_record(case, record)
    CaseStore().save(changed, user=USER, expected=revision)
    facts = changed.extracted[len(case.extracted) :]
    items = "".join(f"<li>{escape(f.name)}：{escape(f.value)}（“{escape(f.quote)}”）</li>" for f in facts)
    clashes = "".join(
        f"<li>{escape(c.about)}：“{escape(c.a.quote)}” 与 “{escape(c.b.quote)}”</li>" for c in conflicts
    )
    warning = f'<p class="warn">与此前笔录不一致：</p><ul>{clashes}</ul>' if clashes else ""
    return f'<div class="card"><p>已存入，取得事实 {len(facts)} 条：</p><ul>{items}</ul>{warning}</div>'


def export_record(record: Record, form: str, *head: Any) -> dict[str, Any]:
    """The file to download."""
    from assistant.speech import export

    if not record.lines:
        raise InputError("笔录还没有内容", "请先转写录音")
    suffix = {"W": "docx", "s": "srt", "v": "vtt", "j": "json"}[form[0]]
    folder = lasting("record")
    verbatim = "原话" in form
    path = export.save(
        _with_head(record, head), folder / f"询问笔录.{suffix}", "原话" if verbatim else "整理"
    )
    return gr.update(value=str(path), visible=True)


def enrol_voice(name: str, sample: str | None) -> str:
    """Keep an officer's voice."""
    if not sample:
        raise InputError("没有录音", "请上传或录一段只有本人说话的录音")
    _voice_store().enrol(name, Path(sample))
    return known_voices()


def forget_voice(name: str) -> str:
    """Delete an officer's voice."""
    _voice_store().remove(name.strip())
    return known_voices()


def _voice_store() -> Any:
    from assistant.settings import settings
    from assistant.speech.enrolment import Voices

    return Voices(settings().home, settings().models)


def known_voices() -> str:
    """The names of enrolled voices, for display."""
    names = "、".join(map(escape, _voice_store().all()))
    return f"已登记：{names}" if names else "还没有登记过声音。"


def _shown(record: Record, page: float) -> tuple[Any, ...]:
    at = min(max(int(page or 1), 1), pages(record))
    return record, at, rows(record, at, _lexicon(record)), _checked(record)


def _checked(record: Record) -> str:
    from assistant.speech.checklist import check, follow_ups

    return checklist_html(check(record), follow_ups(record))


def _with_head(record: Record, values: tuple[Any, ...]) -> Record:
    """The record with the head as typed; 张三 330300001、李四 330300002 are officers with their numbers."""
    texts = dict(zip(HEAD_FIELDS, (str(v or "").strip() for v in values), strict=False))
    officers, recorder, started, ended = values[len(HEAD_FIELDS) :]
    known = tuple(
        _officer(part) for part in str(officers or "").replace("，", "、").split("、") if part.strip()
    )
    head = Head(officers=known, recorder=_officer(str(recorder or "")), started=started, ended=ended, **texts)
    return record.model_copy(update={"head": head})


def _officer(text: str) -> Officer:
    name, _, number = text.strip().partition(" ")
    return Officer(name=name, number=number.strip())


def _lexicon(record: Record) -> Lexicon:
    """Terms to listen for: the shipped list, laws, matters, and the names in the head of this record."""
    head = record.head
    own = [head.agency, head.name, head.place, head.employer, *(o.name for o in head.officers)]
    return _lexicon_with(tuple(name for name in own if name))


@lru_cache(maxsize=4)
def _lexicon_with(own: tuple[str, ...]) -> Lexicon:
    from assistant.analysis.matters import shipped_matters
    from assistant.law.library import open_library
    from assistant.speech.lexicon import load_lexicon

    matters = [matter.name for matter in shipped_matters()]
    return load_lexicon({"法规": open_library().names(), "事项": matters, "本案": own})

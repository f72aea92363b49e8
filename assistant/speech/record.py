"""Making and editing a record of inquiry. Every function returns a new record; edits leave a RecordEdit behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from assistant.errors import InputError
from assistant.speech.inquiry import Notice, load_inquiry
from assistant.speech.judge import DOUBTFUL_WORD
from assistant.speech.model import Segment, Transcript
from assistant.speech.record_model import Head, Line, Record, RecordEdit, Role
from assistant.speech.roles import ANSWERER, ASKER, asking_score
from assistant.speech.speakers import UNSURE
from assistant.speech.tidy import tidy

UNHEARD = "录音中未听到"
ADDED = "录音外补记"
_GAP = "【待补充："
_LONGEST = 200  # characters of one line; longer speech of one person is cut between segments


def from_transcript(transcript: Transcript, head: Head | None = None, source: str = "") -> Record:
    """A record with one line for each stretch of one speaker.

    Args:
        transcript: with speakers named 询问人… and 被询问人 as ``transcribe`` gives them; where a name tells
            nothing, the form of the sentence decides and the line is marked 说话人不确定.
        head: what is already known above the questions.
        source: name of the recording.
    """
    groups: list[list[Segment]] = []
    for segment in transcript.segments:
        if groups and _continues(groups[-1], segment):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    lines = tuple(_line(group) for group in groups)
    return Record(
        head=head or Head(), lines=lines, source=source, engine=transcript.engine, notes=transcript.notes
    )


def _continues(group: Sequence[Segment], segment: Segment) -> bool:
    length = sum(len(s.text) for s in group)
    return segment.speaker == group[-1].speaker != "" and length + len(segment.text) <= _LONGEST


def _line(group: Sequence[Segment]) -> Line:
    text = "".join(_closed(s.text) for s in group[:-1]) + group[-1].text
    speaker = group[0].speaker
    role = role_of(speaker) or ("问" if asking_score(text) > 0 else "答")
    marks = dict.fromkeys(mark for s in group for mark in s.marks)
    if not speaker:
        marks[UNSURE] = None
    seconds = sum(max(s.end - s.start, 0.01) for s in group)
    return Line(
        role=role,
        speaker=speaker,
        start=group[0].start,
        end=group[-1].end,
        verbatim=text,
        tidied=tidy(text, question=role == "问"),
        confidence=round(sum(s.confidence * max(s.end - s.start, 0.01) for s in group) / seconds, 3),
        doubtful=tuple(
            w.text for s in group for w in s.words if w.probability < DOUBTFUL_WORD and w.text.strip()
        ),
        marks=tuple(marks),
    )


def _closed(text: str) -> str:
    return text if text.endswith(("。", "？", "！", "，", "；")) else text + "，"


def role_of(speaker: str) -> Role | None:
    """问 or 答 for the names that ``transcribe`` gives, 其他 for 其他人…, None when the name tells nothing."""
    if speaker.startswith(ANSWERER):
        return "答"
    if speaker.startswith(ASKER):
        return "问"
    return "其他" if speaker.startswith("其他人") else None


def edit_text(record: Record, number: int, text: str, *, who: str, at: datetime) -> Record:
    """Change what a line prints; its verbatim words stay, and so do its doubts until ``confirm``.

    Raises:
        InputError: there is no such line.
    """
    line = _get(record, number)
    if text == line.tidied:
        return record
    change = RecordEdit(at=at, who=who, what="文字", before=line.tidied, after=text)
    return _put(record, number, line.model_copy(update={"tidied": text, "changes": (*line.changes, change)}))


def confirm(record: Record, number: int, *, who: str, at: datetime) -> Record:
    """Say that a line is right: its doubts are settled, with a trace of who settled them.

    A line that the recording does not hold was then spoken or written on the spot and is called 录音外补记; one
    whose answer is still 【待补充】 stays as it is.

    Raises:
        InputError: there is no such line.
    """
    line = _get(record, number)
    if not (line.marks or line.doubtful) or (UNHEARD in line.marks and _GAP in line.tidied):
        return record
    left = (ADDED,) if {UNHEARD, ADDED} & set(line.marks) else ()
    if line.marks == left and not line.doubtful:
        return record
    before = "、".join((*line.marks, *line.doubtful))
    change = RecordEdit(at=at, who=who, what="核对", before=before, after=line.tidied)
    settled = {"marks": left, "doubtful": (), "changes": (*line.changes, change)}
    return _put(record, number, line.model_copy(update=settled))


def set_role(record: Record, number: int, role: Role, *, who: str, at: datetime) -> Record:
    """Give a line to 问, 答 or 其他; the doubt about its speaker is settled by that.

    Raises:
        InputError: there is no such line.
    """
    line = _get(record, number)
    speaker = {"问": ASKER, "答": ANSWERER}.get(role, line.speaker)
    return _put(record, number, _reassigned(line, role, speaker, who, at))


def swap_roles(record: Record, *, who: str, at: datetime) -> Record:
    """Exchange asking and answering everywhere, for when the two voices were taken for each other."""
    other: dict[Role, Role] = {"问": "答", "答": "问", "其他": "其他"}
    names = {line.role: line.speaker for line in record.lines if line.speaker}
    lines = [
        line
        if line.notice or line.role == "其他"
        else _reassigned(line, other[line.role], names.get(other[line.role], line.speaker), who, at)
        for line in record.lines
    ]
    return record.model_copy(update={"lines": tuple(lines)})


def rename_speaker(record: Record, old: str, new: str, *, who: str, at: datetime) -> Record:
    """Call a voice by its name everywhere (询问人2 → 李四).

    Raises:
        InputError: nobody of that name speaks, or the new name is empty.
    """
    if not new.strip():
        raise InputError("新的说话人名称是空的", "请填写名称")
    if all(line.speaker != old for line in record.lines):
        raise InputError(f"笔录里没有说话人“{old}”", "请从列表中选择")
    lines = [
        _reassigned(line, line.role, new.strip(), who, at) if line.speaker == old else line
        for line in record.lines
    ]
    return record.model_copy(update={"lines": tuple(lines)})


def _reassigned(line: Line, role: Role, speaker: str, who: str, at: datetime) -> Line:
    before, after = f"{line.role} {line.speaker}".strip(), f"{role} {speaker}".strip()
    if before == after:
        return line
    change = RecordEdit(at=at, who=who, what="说话人", before=before, after=after)
    marks = tuple(m for m in line.marks if m != UNSURE)
    return line.model_copy(
        update={"role": role, "speaker": speaker, "marks": marks, "changes": (*line.changes, change)}
    )


def insert_notices(record: Record) -> Record:
    """Put the notices and closing questions that the recording lacks before and after the lines.

    They carry the mark 录音中未听到 until an officer confirms them, and every answer is a gap to be filled by the
    person asked: a record must not say what was not said (DOMAIN §5).
    """
    wording = load_inquiry()
    asked = [line.tidied for line in record.lines if line.role == "问"]
    opening = [line for n in wording.notices if not _heard(n, asked) for line in _spoken(n, record.head)]
    closing = [line for n in wording.closing if not _heard(n, asked) for line in _spoken(n, record.head)]
    return record.model_copy(update={"lines": (*opening, *record.lines, *closing)})


def _heard(notice: Notice, asked: Iterable[str]) -> bool:
    return any(cue.search(text) for text in asked for cue in notice.cues)


def _spoken(notice: Notice, head: Head) -> tuple[Line, Line]:
    names = "、".join(o.name for o in head.officers if o.name)
    numbers = "、".join(o.number for o in head.officers if o.number)
    ask = notice.ask.format(
        agency=head.agency or missing("处罚机关名称"),
        officers=names or missing("询问人姓名"),
        numbers=numbers or missing("执法证号"),
    )
    name = notice.name or "结束语"
    reply = missing("被询问人的回答")
    return (
        Line(role="问", speaker=ASKER, tidied=ask, notice=name, marks=(UNHEARD,)),
        Line(role="答", speaker=ANSWERER, tidied=reply, notice=name, marks=(UNHEARD,)),
    )


def missing(name: str) -> str:
    """The mark for something that is not known yet."""
    return f"{_GAP}{name}】"


def _get(record: Record, number: int) -> Line:
    if not 0 <= number < len(record.lines):
        raise InputError(f"笔录没有第 {number + 1} 行", "请从列表中选择")
    return record.lines[number]


def _put(record: Record, number: int, line: Line) -> Record:
    lines = list(record.lines)
    lines[number] = line
    return record.model_copy(update={"lines": tuple(lines)})

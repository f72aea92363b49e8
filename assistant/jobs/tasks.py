"""What a worker can do: each function takes a ``Reporter`` and plain or picklable values, and returns its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, Unpack

from assistant.jobs.messages import Reporter

if TYPE_CHECKING:
    from assistant.contract import Answer, Request
    from assistant.contract.review import ReviewAnswer
    from assistant.law.document import Document
    from assistant.law.importer import Report
    from assistant.law.model import Level
    from assistant.paper.model import Paper
    from assistant.speech.speakers import SpeakerOptions


def read(report: Reporter, *, path: Path) -> Paper:
    """The paper of a file.

    Raises:
        InputError: it cannot be read.
    """
    from assistant.paper.readers import read_file

    report.step("正在读取文件")
    return read_file(path, progress=report.step)


def review(
    report: Reporter, *, paper: Paper, as_of: str = "", out: Path | None = None, source: Path | None = None
) -> ReviewAnswer:
    """Review a paper that was read, and write it as Word with a comment a finding.

    Args:
        paper: what to review.
        as_of: day of the decision as typed; "" takes the one in the text.
        out: the Word file to write; None for none.
        source: the file the paper was read from; a Word file keeps its layout.

    Raises:
        InputError: the date cannot be read.
    """
    from assistant.contract.review import review_paper

    report.step("正在审核")
    answer = review_paper(paper, as_of=as_of)
    if out is not None:
        report.step("正在写批注")
        answer.comment(paper, out, source=source)
    return answer


def verb(report: Reporter, *, name: str, asked: Request) -> Answer:
    """One of the nine verbs.

    Raises:
        AssistantError: whatever the verb raises.
    """
    from assistant.contract import VERBS

    return next(one for one in VERBS if one.name == name).answered(asked)


def ingest(report: Reporter, *, case_id: str, user: str) -> int:
    """Read the attachments of a case that are still to be read; each is saved when it is done.

    Args:
        report: told of each file.
        case_id: a saved case.
        user: for the audit log.

    Returns:
        How many could not be read.

    Raises:
        StoreError: disk full and the like; what was saved before stays.
    """
    from assistant.dossier.intake import UNREADABLE, read_pending
    from assistant.speech.paper import hear_paper

    case = read_pending(case_id, user=user, hear=hear_paper, steps=report.step)
    return sum(piece.state == UNREADABLE for piece in case.evidence)


def picture(report: Reporter, *, path: Path, page: int, name: str) -> bytes | None:
    """A page of a PDF or a picture as JPEG; None for a file without pages.

    Raises:
        InputError: it is damaged or has no such page.
    """
    from assistant.paper.picture_of import page_picture

    report.step("正在打开材料")
    return page_picture(path, page, name=name)


def hear(report: Reporter, *, path: Path, speakers: SpeakerOptions) -> None:
    """Transcribe a recording; each ``Update`` is a piece, the last one holds the whole transcript.

    Raises:
        InputError: not a recording that can be read.
    """
    from assistant.speech.transcription import stream

    report.step("正在打开录音")
    for update in stream(path, speakers=speakers):
        report.step("已转写（秒）", int(update.done), int(update.total))
        report.piece(update)


class Files(TypedDict):
    """Files and folders with law, the level and region of what lies in them."""

    places: list[str]
    level: NotRequired[Level | None]
    region: NotRequired[str | None]


def preview(report: Reporter, *, library: Path, **files: Unpack[Files]) -> Report:
    """What an import of these files and folders would add; nothing is written.

    Raises:
        LibraryError: a place cannot be read.
    """
    from assistant.law import importer

    return _imported(partial(importer.preview_documents, library), report, **files)


def import_laws(report: Reporter, *, library: Path, **files: Unpack[Files]) -> Report:
    """Import law from these files and folders into a library.

    Raises:
        LibraryError: a place cannot be read.
    """
    from assistant.law import importer

    return _imported(partial(importer.import_documents, library), report, **files)


def _imported(
    action: Callable[[Iterator[Document]], Report],
    report: Reporter,
    places: list[str],
    level: Level | None = None,
    region: str | None = None,
) -> Report:
    from assistant.law.sources.git import is_address
    from assistant.law.sources.registry import open_source

    for place in filter(is_address, places):
        report.step(f"正在下载 {place}")
    sources = [open_source(place, level=level, region=region) for place in places]

    def documents() -> Iterator[Document]:
        for number, document in enumerate((d for s in sources for d in s.documents()), 1):
            if number % 20 == 1:
                report.step(f"正在读取法规，第 {number} 部")
            yield document

    done: Report = action(documents())
    done.problems += [problem for source in sources for problem in source.problems]
    return done


def index(report: Reporter, *, name: str) -> None:
    """Build an index if it is not that of the library as it is; the library, too, if there is none.

    Args:
        name: articles, rules or cases.
    """
    report.step("正在准备法规库和索引")
    _index_room(name).bring_up_to_date(report.step)


def vectors(report: Reporter, *, name: str) -> None:
    """Compute the vectors that an index lacks; stopped at any moment, those already computed are kept.

    Args:
        name: articles, rules or cases.
    """
    report.step("正在生成向量")
    room = _index_room(name)
    room.bring_up_to_date(report.step)  # by words first, which is soon done
    room.refresh(progress=report.step)


def _index_room(name: str) -> Any:
    from assistant.analysis import rule_index
    from assistant.cases import index as case_index
    from assistant.search import articles

    return {articles.NAME: articles, rule_index.NAME: rule_index, case_index.NAME: case_index}[name]

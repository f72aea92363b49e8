"""Killed at a random moment: a process saves, keeps what is typed, takes files in, imports law and writes papers, all at once,
looks over its database as the doctor does, and others read there beside it; the data folder plain or under a key.

What it was told is done it writes down; after the kill another process starts as every start does and looks for each of
these. ``rounds`` is used by tests/test_killed.py (few) and benchmarks/killed.py (fifty).
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import random
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

_USER = "甲"
_PATIENCE = 400
KINDS = {"save", "draft", "take", "read", "import", "paper"}
_LOCKS = {".cases.db.lock", ".library.db.lock", ".seal.json.lock"}  # they are made once and stay


@dataclass
class Round:
    """What one kill left.

    Attributes:
        after: seconds from the first work to the kill.
        told: how many times each kind of work was told to be done.
        faults: what is wrong afterwards.
        left: half-written files that the kill left and the next start removed.
    """

    after: float
    told: dict[str, int]
    faults: list[str] = field(default_factory=list)
    left: int = 0


def work(home: Path, key: Path | None, out: Path, acks: Path, seed: int) -> None:
    """All kinds of work at once, each in its own thread, until the process is killed."""
    _at_home(home, key)
    handle = os.open(acks, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def done(kind: str, **what: Any) -> None:
        os.write(handle, (json.dumps({"kind": kind} | what) + "\n").encode())

    for each in (_saving, _typing, _taking_in, _importing, _writing, _checking):
        threading.Thread(target=each, args=(f"{seed}-{each.__name__}", out, done), daemon=True).start()
    time.sleep(10 * _PATIENCE)


def _saving(token: str, _: Path, done: Callable[..., None]) -> None:
    from assistant.dossier.model import Case
    from assistant.dossier.store import CaseStore

    store = CaseStore()
    for number in count():
        saved = store.save(Case(facts=f"{token}-{number}"), user=_USER)
        done("save", id=saved.id, revision=saved.revision, facts=f"{token}-{number}")
        case, revision = store.load(saved.id, user=_USER)
        changed = case.model_copy(update={"facts": f"{token}-{number}-改"})
        saved = store.save(changed, user=_USER, expected=revision)
        done("save", id=saved.id, revision=saved.revision, facts=changed.facts)


def _typing(token: str, _: Path, done: Callable[..., None]) -> None:
    from assistant.dossier.drafts import Draft, DraftStore

    for number in count():
        content = f"{token}-{number}" * 50
        DraftStore().keep(Draft(token, _USER, content=content))
        done("draft", id=token, number=number, digest=_digest(content.encode()))
        time.sleep(0.01)


def _taking_in(token: str, out: Path, done: Callable[..., None]) -> None:
    from assistant.dossier.intake import read_pending, take_in
    from assistant.dossier.model import Case
    from assistant.dossier.store import CaseStore

    case_id = CaseStore().save(Case(facts=token), user=_USER).id
    for number in count():
        content = f"现场检查笔录\n{token}-{number}\n" + "检查了后门的通道。" * 400
        file = out / f"{token}-{number}.txt"
        file.write_text(content, "utf-8")
        take_in(case_id, [file], user=_USER, steps=lambda *_: None)
        done("take", id=case_id, digest=_digest(file.read_bytes()))
        read_pending(case_id, user=_USER, hear=_deaf, steps=lambda *_: None)
        done("read", id=case_id, digest=_digest(file.read_bytes()), words=f"{token}-{number}")


def _deaf(path: Path, name: str, told: Callable[[str], None]) -> Any:
    raise AssertionError("no recording is taken in")


def _importing(token: str, _: Path, done: Callable[..., None]) -> None:
    from assistant.law import importer
    from assistant.law.document import Document
    from assistant.law.model import Level
    from assistant.settings import settings

    for number in count():
        name = f"虚构市{''.join('零一二三四五六七八九'[int(d)] for d in f'{abs(hash(token)) % 10**6}{number}')}管理办法"
        text = (
            "第一条　本办法是虚构的。\n第二条　经营者应当登记。\n第三条　违反第二条的，由虚构局处二百元罚款。"
        )
        importer.import_documents(
            settings().library_path, [Document(name, text, Level.LOCAL, "虚构", name, region="虚构省")]
        )
        done("import", name=name)


def _writing(token: str, out: Path, done: Callable[..., None]) -> None:
    from samples import full_case

    from assistant.contract import ask

    for number in count():
        case = full_case().model_copy(update={"title": f"{token}-{number}"})
        made: Any = ask("draft", case=case.model_dump(mode="json"), confirm=[])
        path = out / f"{token}-{number % 3}.docx"
        if made.blocking:
            made = ask(
                "draft", case=case.model_dump(mode="json"), confirm=[one.name for one in made.blocking]
            )
        made.save(path)
        done("paper", path=str(path), digest=_digest(path.read_bytes()))


def _checking(_: str, __: Path, ___: Callable[..., None]) -> None:
    from assistant.backup.contents import unsound
    from assistant.settings import settings

    path = settings().home / "cases.db"
    while True:
        if path.is_file() and (fault := unsound(path)):
            raise AssertionError(fault)
        time.sleep(0.05)


# after the kill ------------------------------------------------------------------------------------------------


def look(home: Path, key: Path | None, out: Path, acks: Path, report: Path) -> None:
    """Start as every start does, look for all that was told to be done, and write what is wrong."""
    _at_home(home, key)
    from assistant.files import run_folder, sweep

    before = [*_hidden(home, out), *(home / "tmp").glob("run-*/*/*")]
    sweep()
    runs = [path for path in (home / "tmp").glob("*") if not path.name.startswith(run_folder().name)]
    left = [str(path.relative_to(home.parent)) for path in (*_hidden(home, out), *runs)]
    told = [json.loads(line) for line in acks.read_text("utf-8").splitlines(True) if line.endswith("\n")]
    faults = [f"temporary file {name}" for name in left]
    faults += [
        *_databases(home),
        *_audit(),
        *_cases(told),
        *_drafts(told),
        *_files(told),
        *_laws(told),
        *_papers(told),
    ]
    report.write_text(json.dumps({"faults": faults, "left": len(before)}, ensure_ascii=False), "utf-8")


def _hidden(*tops: Path) -> list[Path]:
    return [path for top in tops for path in top.rglob(".*") if path.name not in _LOCKS]


def _databases(home: Path) -> Iterator[str]:
    from assistant.sealing.database import connect, key_of

    for name in ("cases.db", "library.db"):
        with closing(connect(home / name, key_of(home / name))) as db:
            (found,) = db.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            yield f"{name}: {found}"


def _audit() -> Iterator[str]:
    from assistant.dossier.audit import AuditLog

    yield from AuditLog().verify().faults


def _cases(told: list[dict[str, Any]]) -> Iterator[str]:
    from assistant.dossier.store import CaseStore

    last = {one["id"]: one for one in told if one["kind"] == "save"}
    for case_id, one in last.items():
        case, revision = CaseStore().load(case_id, user=_USER)
        newer = revision > one["revision"] and case.facts.startswith(
            one["facts"]
        )  # saved, killed before it was told
        if not newer and (revision, case.facts) != (one["revision"], one["facts"]):
            yield f"case {case_id}: {one}, found {revision} {case.facts}"


def _drafts(told: list[dict[str, Any]]) -> Iterator[str]:
    from assistant.dossier.drafts import DraftStore

    kept = {draft.id: draft.content for draft in DraftStore().drafts(_USER)}
    for one in {one["id"]: one for one in told if one["kind"] == "draft"}.values():
        numbers = (one["number"], one["number"] + 1)
        if kept.get(one["id"], "") not in [f"{one['id']}-{number}" * 50 for number in numbers]:
            yield f"draft {one['id']} {one['number']} is not there"


def _files(told: list[dict[str, Any]]) -> Iterator[str]:
    from assistant.dossier.attachments import Attachments
    from assistant.dossier.store import CaseStore

    for one in (one for one in told if one["kind"] in ("take", "read")):
        with Attachments().open(one["digest"]) as stream:
            whole = _digest(stream.read()) == one["digest"]
        pieces = [p for p in CaseStore().peek(one["id"]).evidence if p.attachment == one["digest"]]
        if not whole or len(pieces) != 1:
            yield f"file {one}: whole {whole}, {len(pieces)} pieces"
        elif one["kind"] == "read" and (one["words"] not in pieces[0].text or pieces[0].state):
            yield f"file {one} was read and is not"


def _laws(told: list[dict[str, Any]]) -> Iterator[str]:
    from assistant.law.library import LawLibrary
    from assistant.settings import settings

    library = LawLibrary(settings().library_path)
    for one in (one for one in told if one["kind"] == "import"):
        if not library.find(one["name"]):
            yield f"law {one['name']} is not there"


def _papers(told: list[dict[str, Any]]) -> Iterator[str]:
    from docx import Document

    last = {one["path"]: one["digest"] for one in told if one["kind"] == "paper"}
    for path, digest in last.items():
        if _digest(Path(path).read_bytes()) != digest:  # a newer one, told or not, that must be whole
            try:
                Document(path)
            except Exception as error:
                yield f"paper {path}: {type(error).__name__}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _at_home(home: Path, key: Path | None) -> None:
    from assistant.settings import settings

    settings().home, settings().key_file = home, key
    os.umask(0o077)


def read_beside(home: Path, key: Path | None) -> None:
    """Another program that opens the cases, reads and closes again, as ``assistant store list`` does, until it is killed."""
    _at_home(home, key)
    from assistant.sealing.database import connect, key_of

    while True:
        with closing(connect(home / "cases.db", key_of(home / "cases.db"))) as db:
            db.execute("SELECT count(*) FROM cases").fetchone()
        time.sleep(0.02)


# rounds --------------------------------------------------------------------------------------------------------


def rounds(
    library: Path, folder: Path, moments: int, seed: int, *, key: bytes = b"", longest: float = 1.5
) -> Iterator[Round]:
    """Work on one home, kill, look; again and again on the same home.

    Args:
        library: a law library to begin with.
        folder: empty; the home and all else lie in it.
        moments: how many kills.
        seed: of the moments.
        key: what the data folder is encrypted with; plain without.
        longest: seconds from the first work told to be done to the kill.
    """
    chance, home, out = random.Random(seed), folder / "home", folder / "out"
    home.mkdir()
    out.mkdir()
    shutil.copyfile(library, home / "library.db")
    file = None
    if key:
        file = folder / "key"
        file.write_bytes(key)
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(
            [
                "killed",
                "assistant.contract",
                "assistant.dossier.intake",
                "assistant.documents.verb",
                "assistant.backup.contents",
            ]
        )
    for number in range(moments):
        acks, report = folder / f"acks-{number}", folder / f"report-{number}"
        acks.touch()
        worker = context.Process(target=work, args=(home, file, out, acks, seed * 1000 + number), daemon=True)
        worker.start()
        _wait(worker, acks, KINDS if chance.random() < 0.5 else {"save"})
        after = chance.uniform(0, longest)
        beside = context.Process(target=read_beside, args=(home, file), daemon=True)
        beside.start()
        time.sleep(after)
        beside.kill()
        beside.join()
        if not worker.is_alive():
            raise RuntimeError(f"the work ended by itself ({worker.exitcode})")
        worker.kill()
        worker.join()
        looker = context.Process(target=look, args=(home, file, out, acks, report), daemon=True)
        looker.start()
        looker.join(_PATIENCE)
        yield _round(after, acks, report)


def _round(after: float, acks: Path, report: Path) -> Round:
    told: dict[str, int] = {}
    for line in acks.read_text("utf-8").splitlines(True):
        if line.endswith("\n"):
            kind = json.loads(line)["kind"]
            told[kind] = told.get(kind, 0) + 1
    if not report.is_file():
        return Round(after, told, ["the next start did not come up"])
    found = json.loads(report.read_text("utf-8"))
    return Round(after, told, found["faults"], found["left"])


def _wait(worker: Any, acks: Path, kinds: set[str]) -> None:
    """Until the worker has told of each of these kinds once."""
    end = time.monotonic() + _PATIENCE
    while worker.is_alive() and time.monotonic() < end:
        told = acks.read_text("utf-8")
        if all(f'"kind": "{kind}"' in told for kind in kinds):
            return
        time.sleep(0.02)
    raise RuntimeError(f"it did not do all of {kinds}")

"""Putting a model on the shelf: planned and told first, fetched or unpacked aside, tried, then moved in by one rename."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from assistant.errors import InputError, ModelError
from assistant.files import flush, made, put, put_folder, working
from assistant.settings import settings
from assistant.speech.recognisers.catalogue import (
    LARGEST,
    NAMES,
    REQUIRED,
    VOCABULARIES,
    Known,
    known_by_hash,
    known_models,
    limit,
)
from assistant.speech.recognisers.fetch import Progress, Wanted, announced, fetch, sha256_of
from assistant.speech.recognisers.shelf import PACKAGED, Sheet, Shelf, checked
from assistant.speech.recognisers.trial import Trial, try_model
from assistant.speech.recognisers.unpack import from_folder, from_zip

_SPARE = 200 * 2**20  # bytes to be left free on the disk


@dataclass(frozen=True, slots=True)
class Plan:
    """What adding a model would do: its name here, where it comes from, what is to be fetched (nothing for a path)."""

    name: str
    source: str
    files: tuple[Wanted, ...] = ()
    path: Path | None = None
    size: int = 0

    def told(self) -> tuple[str, ...]:
        """The plan in lines for the user: sizes and hashes before anything is fetched."""
        lines = [f"模型 {self.name}，来自 {self.source}，共 {megabytes(self.size)}"]
        for file in self.files:
            digest = f"SHA-256 {file.sha256}" if file.sha256 else "没有公布 SHA-256，只能靠试听检查"
            lines.append(f"{file.name}：{file.size:,} 字节，{digest}")
        return tuple(lines)


def megabytes(size: int) -> str:
    """A size for people."""
    return f"{size / 1e6:.0f} MB" if size < 1e9 else f"{size / 1e9:.2f} GB"


def plan(wanted: str, *, name: str = "", sha256: str = "") -> Plan:
    """Find out what a name, a path or an address means; only an address asks its server, for sizes.

    Args:
        wanted: a known name (small, large-v3 …), a folder or zip file, or the http(s) address of a zip file or of
            the folder that holds a model's files.
        name: to call it by; made from ``wanted`` when empty.
        sha256: of the zip file or of model.bin, where the address does not say.

    Raises:
        InputError: none of these, or no name for a folder.
        ModelError: the server is not reached or holds no model.
    """
    known = next((m for m in known_models() if m.name == wanted), None)
    if known:
        return _of_known(known, name)
    if re.match(r"https?://", wanted):
        return _of_address(wanted.rstrip("/"), name, sha256.lower())
    path = Path(wanted)
    if not path.exists():
        names = "、".join(m.name for m in known_models())
        raise InputError(
            f"没有模型“{wanted}”", f"请写已知的名字（{names}）、文件夹或 zip 的路径，或者下载地址"
        )
    files = [path / n for n in NAMES if (path / n).is_file()] if path.is_dir() else [path]
    size = sum(file.stat().st_size for file in files)
    return Plan(_called(name or _stem(path.resolve().name)), str(path), (), path, size)


def _stem(name: str) -> str:
    return re.sub(r"\.zip$", "", name, flags=re.IGNORECASE)


def _called(name: str) -> str:
    if name == PACKAGED:
        raise InputError(f"“{PACKAGED}”是自带模型的名字", "请用 --name 另起一个名字")
    return checked(re.sub(r"\s+", "-", name.strip()))


def _of_known(known: Known, name: str) -> Plan:
    if known.name == PACKAGED:
        raise InputError(f"{PACKAGED} 已随程序安装", f"用 assistant speech models use {PACKAGED} 换回它")
    source = settings().model_source
    files = tuple(Wanted(f.name, known.address(source, f.name), f.size, f.sha256) for f in known.files)
    return Plan(_called(name or known.name), f"{source}/{known.repository}", files, None, known.size)


def _of_address(address: str, name: str, sha256: str) -> Plan:
    last = unquote(urlsplit(address).path.rsplit("/", 1)[-1])
    if last.lower().endswith(".zip"):
        files: tuple[Wanted, ...] = (Wanted("model.zip", address, announced(address) or 0, sha256),)
    else:
        files = tuple(w for n in NAMES if (w := _offered(address, n, sha256)))
    size = sum(f.size for f in files)
    if not size or size > LARGEST or not _whole({f.name for f in files}):
        raise ModelError(
            f"{address} 没有完整的语音模型", "请写 zip 文件或者放着 model.bin 等文件的文件夹的地址"
        )
    return Plan(_called(name or _stem(last)), address, files, None, size)


def _offered(address: str, name: str, sha256: str) -> Wanted | None:
    size = announced(f"{address}/{name}")
    if size is None or size > limit(name):
        return None
    return Wanted(name, f"{address}/{name}", size, sha256 if name == "model.bin" else "")


def _whole(names: set[str]) -> bool:
    return "model.zip" in names or (set(REQUIRED) <= names and bool(names & set(VOCABULARIES)))


def add(chosen: Plan, progress: Progress = lambda *_: None, *, use: bool = True) -> Sheet:
    """Put in a model; it is taken into use only after it has heard a clip.

    Args:
        chosen: as planned.
        progress: of the download; may raise to stop, which a later call goes on from.
        use: whether to take it into use.

    Raises:
        InputError: no model in the folder or zip file, a hostile one, or too little room on the disk.
        ModelError: the download broke off or is not what was published, or the model failed its trial.
    """
    home = settings().home
    shelf, parts = Shelf(home), _parts(home, chosen)
    _room(made(shelf.folder), chosen.size * (2 if chosen.path is None and len(chosen.files) == 1 else 1))
    fetched = {f.name: fetch(f, parts, progress) for f in chosen.files}
    with working("speech-model") as work:
        try:
            _fill(chosen, fetched, work)
            sheet = _tried(chosen, work)
        finally:
            shutil.rmtree(parts, ignore_errors=True)
        shelf.keep(sheet, work)
        for path in work.iterdir():
            flush(path)
        put_folder(work, shelf.folder / sheet.name)
    if use:
        shelf.use(sheet.name)
    return sheet


def _parts(home: Path, chosen: Plan) -> Path:
    key = hashlib.sha256(" ".join(f.url for f in chosen.files).encode()).hexdigest()[:16]
    return home / "models" / f"part-{key}"


def _room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise InputError(
            f"磁盘只剩 {megabytes(free)}，放不下 {megabytes(size)} 的模型",
            "请腾出空间，或用 ASSISTANT_HOME 换一个盘",
        )


def _fill(chosen: Plan, fetched: dict[str, Path], work: Path) -> None:
    """The model's files in an empty folder."""
    if chosen.path:
        (from_folder if chosen.path.is_dir() else from_zip)(chosen.path, work)
    elif "model.zip" in fetched:
        from_zip(fetched["model.zip"], work)
    else:
        for name, path in fetched.items():
            put(path, work / name)


def _tried(chosen: Plan, work: Path) -> Sheet:
    trial = try_model(work, settings().threads)
    digest = sha256_of(work / "model.bin")
    size = sum(path.stat().st_size for path in work.iterdir())
    sheet = Sheet(
        name=chosen.name, source=chosen.source, sha256=digest, known=known_by_hash(digest), size=size
    )
    return sheet.tried(trial)


def check(name: str) -> Sheet:
    """Try a model again, the packaged one too, and keep what it costs on this machine.

    Raises:
        InputError: no such model.
        ModelError: it failed.
    """
    from assistant.speech.packaged import packaged_model

    shelf = Shelf(settings().home)
    folder = packaged_model(settings().home) if name == PACKAGED else shelf.path(name)
    trial: Trial = try_model(folder, settings().threads)
    sheet = shelf.sheet(name).tried(trial)
    shelf.keep(sheet)
    return sheet

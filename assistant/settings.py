"""Settings from the environment (prefix ASSISTANT_), one place for every path."""

import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import InputError
from assistant.faults import said

PACKAGE = Path(str(files("assistant")))
ROOT = PACKAGE.parent  # of a checkout; installed, the folder of all packages
_PREFIX = "ASSISTANT_"


def _ours(name: str) -> Path:
    """A folder of our data: inside the package when installed from a wheel, else at the top of the checkout."""
    packaged = PACKAGE / "data" / name
    return packaged if packaged.is_dir() else ROOT / name


def _home() -> Path:
    """In a checkout ``.assistant`` beside the code, else the platform's folder for the user's data."""
    return (
        ROOT / ".assistant" if (ROOT / "corpora").is_dir() else user_data_path("assistant", appauthor=False)
    )


class Settings(BaseSettings):
    """All settings; each can be set as an environment variable with the prefix ASSISTANT_."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore")

    home: Path = Field(default_factory=_home, description="数据目录：法规库、索引、案件库、临时文件")
    corpora: Path = Field(default_factory=lambda: _ours("corpora"), description="自编语料目录")
    models: Path = Field(default_factory=lambda: _ours("models"), description="模型目录")
    shipped_indexes: Path = Field(default_factory=lambda: _ours("indexes"), description="随程序发布的向量")
    shared_data: Path = Field(ROOT.parent / "shared" / "data", description="测量数据目录（仅测试与评测使用）")
    encoder: str = Field("", description="句向量模型：空为自带模型，或 sentence-transformers 模型名/路径")
    reranker: str = Field(
        "", description="重排模型：空为自带模型，off 为不用，或 sentence-transformers CrossEncoder 名称/路径"
    )
    vector_store: str = Field("", description="向量库：空为本机 FAISS；或 LangChain 向量库的类与参数（JSON）")
    threads: int = Field(2, description="模型推理线程数")
    whisper: str = Field("", description="语音识别模型：空为自带 whisper-base，或 CTranslate2 模型目录/名称")
    database_url: str = Field("", description="案件库地址（SQLAlchemy）；空为数据目录下的 SQLite")
    import_folders: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description="网页可以从中导入、网页接口可以读取的本机文件夹；几个之间用系统的路径分隔符隔开"
    )
    host: str = Field("127.0.0.1", description="网页监听地址")
    port: int = Field(7860, description="网页监听端口")

    @field_validator("import_folders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part for part in value.split(os.pathsep) if part) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for name in ("corpora", "models", "shipped_indexes"):
            folder: Path = getattr(self, name)
            if not folder.is_dir():
                raise ValueError(f"没有文件夹 {folder}（{_PREFIX}{name.upper()}）")
        return self

    @property
    def library_path(self) -> Path:
        """The SQLite file of the law library."""
        return self.home / "library.db"

    @property
    def index_dir(self) -> Path:
        """Folder of the built search indexes."""
        return self.home / "indexes"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The process-wide settings, read once from the environment.

    Raises:
        InputError: a variable has an unusable value, or a folder that comes with the program is missing.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise InputError(_told(error), "请改正或去掉这些环境变量；没有设过的，请重新安装本程序") from error


def _told(error: ValidationError) -> str:
    """The wrong settings, one after another."""
    faults = []
    for fault in error.errors(include_url=False):
        name = f"{_PREFIX}{fault['loc'][0]}".upper() if fault["loc"] else ""
        faults.append(f"{name} {said(fault)}".strip())
    return "设置有误：" + "；".join(faults)

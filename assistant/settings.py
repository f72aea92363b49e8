"""Settings from the environment (prefix ASSISTANT_), one place for every path."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """All settings; each can be set as an environment variable with the prefix ASSISTANT_."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", extra="ignore")

    home: Path = Field(ROOT / ".assistant", description="数据目录：法规库、索引、案件库、日志")
    corpora: Path = Field(ROOT / "corpora", description="自编语料目录")
    models: Path = Field(ROOT / "models", description="模型目录")
    shipped_indexes: Path = Field(ROOT / "indexes", description="随仓库发布的向量")
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
    """The process-wide settings, read once from the environment."""
    return Settings()

"""Settings from the environment (prefix ASSISTANT_), one place for every path."""

import os
from functools import lru_cache
from importlib.resources import files
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
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
    case_vector_store: str = Field(
        "", description="案例的向量库：写法同 ASSISTANT_VECTOR_STORE，集合名要不同；空为本机 FAISS"
    )
    threads: int = Field(2, description="模型推理线程数")
    whisper: str = Field(
        "",
        description="语音识别模型：空为 assistant speech models 所选的（没有选过的为自带 whisper-base），或其中的名字、模型目录",
    )
    model_source: str = Field(
        "https://huggingface.co",
        description="assistant speech models add 按名字下载模型的服务器（可换成镜像）",
    )
    database_url: str = Field("", description="案件库和案例库地址（SQLAlchemy）；空为数据目录下的 SQLite")
    key_file: Path | None = Field(
        None, description="加密数据目录的密钥文件（assistant encrypt）；空为不加密。不要放在数据目录里"
    )
    import_folders: Annotated[tuple[Path, ...], NoDecode] = Field(
        (), description="网页可以从中导入、网页接口可以读取的本机文件夹；几个之间用系统的路径分隔符隔开"
    )
    import_addresses: Annotated[tuple[str, ...], NoDecode] = Field(
        ("https://github.com/LawRefBook/Laws.git",),
        description="管理员在网页上按下按钮时可以从中下载法规的 git 地址，逗号隔开；空为不从网上下载",
    )
    templates: Path | None = Field(
        None, description="机关自己的文书模板文件夹：同名的 docx、parts.yaml 盖过自带的；空为只用自带模板"
    )
    wording_model: str = Field(
        "", description="改写事实段的语言模型名（LangChain init_chat_model，可写“提供方:型号”）；空为不用"
    )
    wording_url: str = Field("", description="该模型的服务地址（OpenAI 兼容，如 http://127.0.0.1:8000/v1）")
    wording_key: SecretStr = Field(SecretStr(""), description="该服务的密钥；不需要的留空")
    wording_seconds: float = Field(20.0, gt=0, description="等该模型答复的秒数")
    host: str = Field("127.0.0.1", description="网页监听地址")
    port: int = Field(7860, description="网页监听端口")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="网页还认可的主机名（局域网地址、反向代理的域名），逗号隔开；本机和 ASSISTANT_HOST 总是认可",
    )
    root_path: str = Field("", description="反向代理下网页所在的子路径，如 /zhifa")
    retention_days: int = Field(
        0, ge=0, description="没有存入案件的草稿、审核和笔录，多少天没有动就删去；0 为一直保留"
    )
    log_megabytes: int = Field(
        5, ge=0, le=1000, description="运行日志每个文件最多多少 MB，留最近五个；0 为不写"
    )
    session_minutes: int = Field(
        60, ge=1, le=720, description="登录后多少分钟不用就要重新登录（最长 12 小时）"
    )

    @field_validator("import_folders", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part for part in value.split(os.pathsep) if part) if isinstance(value, str) else value

    @field_validator("import_addresses", mode="before")
    @classmethod
    def _split_addresses(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(name.strip().strip("[]").lower() for name in value.split(",") if name.strip())

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

    @property
    def exposed(self) -> bool:
        """Whether anybody but the user of this machine can reach the page: then an account is demanded.

        A name or a sub-path of a proxy says that there is one.
        """
        try:
            local = ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            local = self.host.lower() == "localhost"
        return not local or bool(self.allowed_hosts or self.root_path)


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

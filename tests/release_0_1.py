"""Data as release 0.1.0 wrote it: the case database and the law library, made from its own statements."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

# What release 0.1.0 ran, word for word.
OLD = {
    "sqlite": """
CREATE TABLE cases (id VARCHAR(64) NOT NULL, title VARCHAR(200) NOT NULL, body TEXT NOT NULL,
  revision INTEGER NOT NULL, changed DATETIME NOT NULL, PRIMARY KEY (id));
CREATE TABLE audit (number INTEGER NOT NULL, case_id VARCHAR(64) NOT NULL, "user" VARCHAR(64) NOT NULL,
  action VARCHAR(32) NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (number));
CREATE INDEX ix_audit_case_id ON audit (case_id)""",
    "postgresql": """
CREATE TABLE cases (id VARCHAR(64) NOT NULL, title VARCHAR(200) NOT NULL, body TEXT NOT NULL,
  revision INTEGER NOT NULL, changed TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY (id));
CREATE TABLE audit (number SERIAL NOT NULL, case_id VARCHAR(64) NOT NULL, "user" VARCHAR(64) NOT NULL,
  action VARCHAR(32) NOT NULL, at TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY (number));
CREATE INDEX ix_audit_case_id ON audit (case_id)""",
}
OLD_BODY = (
    '{"id":"a-1","title":"占道","facts":"摆摊","act_date":"","region":"","place":"","agency":"","officers":[],'
    '"document_number":"","party":{"kind":"个人","name":"","gender":"","birth":null,"id_number":"","credit_code":"",'
    '"representative":"","address":"","phone":""},"evidence":[],"steps":[],"extracted":[],"chosen":"",'
    '"fine_yuan":200.0,"discretion":"","decided":null,"fictional":false,"created":null}'
)
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE law (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, key TEXT NOT NULL, level TEXT NOT NULL,
  region TEXT NOT NULL, issuer TEXT NOT NULL, category TEXT NOT NULL, UNIQUE (key, region));
CREATE TABLE alias (law_id INTEGER NOT NULL REFERENCES law (id), name TEXT NOT NULL, UNIQUE (law_id, name));
CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT, law_id INTEGER NOT NULL REFERENCES law (id), digest TEXT NOT NULL,
  promulgated TEXT, effective TEXT, until TEXT, repealed INTEGER NOT NULL, certainty TEXT NOT NULL,
  source TEXT NOT NULL, document_number TEXT NOT NULL, note TEXT NOT NULL, ended TEXT, UNIQUE (law_id, digest));
CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL REFERENCES version (id),
  position INTEGER NOT NULL, number INTEGER NOT NULL, suffix INTEGER NOT NULL, chapter TEXT NOT NULL,
  text TEXT NOT NULL);
CREATE INDEX article_place ON article (version_id, position);
CREATE INDEX article_number ON article (version_id, number, suffix);
CREATE TABLE repeal (version_id INTEGER NOT NULL REFERENCES version (id), target TEXT NOT NULL);
CREATE TABLE variant (
  version_id INTEGER NOT NULL REFERENCES version (id), source TEXT NOT NULL, label TEXT NOT NULL,
  text TEXT NOT NULL, UNIQUE (version_id, source, label));
"""
LAWS = (
    (1, "济南市犬只示例办法", "规章", "山东省/济南市"),
    (2, "济南市猫只示例条例", "地方性法规", "山东省/济南市"),
    (3, "济南市人民代表大会常务委员会关于鸟只示例的决定", "地方性法规", "山东省/济南市"),
)
VERSIONS = (  # id, law, promulgated, effective, until, repealed, certainty, note, ended
    (1, 1, "2010-03-01", "2010-05-01", "2024-05-01", 0, "确定", "（2010年3月1日公布）", None),
    (2, 1, "2024-03-01", "2024-05-01", None, 0, "确定", "", None),
    (
        4,
        2,
        "2012-01-01",
        "2012-02-01",
        "2020-01-01",
        1,
        "推定：来源载明已废止而未载日期，按来源截止日",
        "",
        "2020-01-01",
    ),
    (7, 3, "2015-01-01", "2015-01-01", None, 0, "确定", "", None),
)
ARTICLES = (  # version, number, suffix, chapter, text
    (1, 0, 0, "序言", "序言的话，说明来由。"),
    (1, 1, 0, "第一章 总则", "为了管理犬只，制定本办法。"),
    (1, 2, 0, "第一章 总则", "犬只要登记。\n法律责任"),
    (1, 2, 1, "第一章 总则", "补的一条：\n（一）甲；\n（二）乙。"),
    (1, 3, 0, "第二章 附则 / 第一节 施行", "本办法自2010年5月1日起施行。"),
    (1, 0, 0, "附件：犬牌", "附件：犬牌\n第一条 圆的。"),
    (2, 1, 0, "", "为了管理犬只，制定本办法。"),
    (2, 2, 0, "", "引用的一行：\n第九条 是这样写的。"),
    (2, 3, 0, "", "本办法自2024年5月1日起施行，2012年的《济南市猫只示例条例》同时废止。"),
    (4, 1, 0, "", "猫只要登记。"),
    (4, 3, 0, "", "猫只要喂好。"),
    (7, 0, 0, "", "决定如下：\n一、鸟只要登记。\n二、鸟只要喂好。\n三、自公布之日起施行。"),
)  # fmt: skip


def run(url: str, statements: str) -> None:
    Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements.split(";"):
            connection.exec_driver_sql(statement)
    engine.dispose()


def cases(url: str) -> None:
    """A database that release 0.1.0 made and used."""
    run(url, OLD["sqlite" if url.startswith("sqlite") else "postgresql"])
    run(url, f"INSERT INTO cases VALUES ('a-1', '占道', '{OLD_BODY}', 3, '2026-09-18 08:00:00.000000+00:00')")
    rows = ("('a-1', '甲', '保存', '2026-09-18 08:00:00')", "('a-1', '乙', '查看', '2026-09-18 09:00:00')")
    for row in rows:
        run(url, f'INSERT INTO audit (case_id, "user", action, at) VALUES {row}')


def library(path: Path) -> None:
    """A library as release 0.1.0 wrote it, with imports of the user."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(_SCHEMA)
        db.execute("INSERT INTO meta VALUES ('schema', '2')")
        for number, name, level, region in LAWS:
            db.execute(
                "INSERT INTO law VALUES (?, ?, ?, ?, ?, '', '类')", (number, name, name, level, region)
            )
            db.execute("INSERT INTO alias VALUES (?, ?)", (number, f"别名{number}"))
        for number, law, day, start, until, gone, sure, note, ended in VERSIONS:
            values = (
                number,
                law,
                f"d{number}",
                day,
                start,
                until,
                gone,
                sure,
                "甲、乙",
                f"令第{number}号",
                note,
                ended,
            )
            db.execute(f"INSERT INTO version VALUES ({', '.join('?' * 12)})", values)
        for position, row in enumerate(ARTICLES):
            db.execute(
                "INSERT INTO article (version_id, position, number, suffix, chapter, text) VALUES (?, ?, ?, ?, ?, ?)",
                (row[0], position, *row[1:]),
            )
        db.execute("INSERT INTO variant VALUES (2, '丙', '第二条', '另一种写法。')")
        db.execute("INSERT INTO repeal VALUES (2, '济南市猫只示例条例')")
        db.commit()

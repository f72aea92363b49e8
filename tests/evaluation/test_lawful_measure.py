"""The measure of the gate “nothing unlawful”."""

from pathlib import Path

from assistant.evaluation.lawful import read_facts, score

LAWFUL = "饭店已安装油烟净化设备并正常使用，检测达标。"
VIOLATING = "某酒店用杂物封闭疏散通道，通道口堆着桌椅。"


def test_each_row_is_refused_or_not(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(
        f'{{"facts": "{LAWFUL}"}}\n{{"facts": "{VIOLATING}"}}\n{{"facts": "{LAWFUL}", "fold": 1}}\n', "utf-8"
    )
    assert read_facts(path, 2) == [LAWFUL, VIOLATING]
    found = score(read_facts(path, 2))
    assert (found.rows, found.refused) == (2, 0.5)
    assert score([]).rows == 0

"""Event places told for another part of the place of the case, each with the counterpart that is none; made places."""

import pytest

from assistant.dossier.contradictions import case_contradictions
from assistant.dossier.model import Case

RECORD, PICTURE, LEASE, SAMPLE, MEASURED = (
    "检查地点：{}。",
    "拍摄地点：{}。拍摄人：张甲。",
    "出租人钱某将{}租给某店使用。",
    "抽样地点{}，抽样3瓶。",
    "监测地点：{}。",
)

APART = (
    ("白水小区6号楼3单元9层走道", PICTURE, "白水小区6号楼2单元9层走道"),
    ("白水小区6号楼3单元9层走道", PICTURE, "白水小区8号楼3单元9层走道"),
    ("白水小区6号楼3单元902室", PICTURE, "白水小区6号楼3单元702室"),
    ("白水路26号负一层02铺", LEASE, "白水路62号一层12铺"),
    ("白水路26号某店", PICTURE, "白水路28号某店"),
    ("白水路12号某店", SAMPLE, "白水路21号某店"),
    ("白水村3组27号院坝", PICTURE, "白水村5组27号院坝"),
    ("白水村石桥下游约80米", PICTURE, "白水村石桥上游约80米"),
    ("S225线K48+300处", PICTURE, "S225线K84+300处"),
    ("白水市场A区12号摊位", PICTURE, "白水市场A区21号摊位"),
    ("白水市场A区12号摊位", PICTURE, "白水市场B区12号摊位"),
    ("白水路12号某店门口", PICTURE, "白水路21号某店门口"),
    ("白水公司1号车间", PICTURE, "白水公司2号车间"),
    ("前柳村东、长白公路南侧", PICTURE, "后柳村东、长白公路南侧"),
    ("白水镇前柳村东南角空地", PICTURE, "后柳村东南角空地"),
)  # fmt: skip
SAME = (
    ("白水小区6号楼3单元9层走道", PICTURE, "白水小区6号楼3单元9层走道"),
    ("白水小区6号楼3单元9层走道", PICTURE, "6号楼3单元九层走道"),
    ("白水小区6号楼3单元", PICTURE, "白水小区6号楼3单元9层"),
    ("白水小区6号楼", PICTURE, "白水小区大门口"),
    ("白水路26号负一层02铺", LEASE, "白水路26号负一层02铺"),
    ("白水路26号地下一层02铺", LEASE, "白水路26号负一层02铺"),
    ("白水路12号一楼大厅", PICTURE, "白水路12号二楼仓库"),
    ("白水路12号某店", SAMPLE, "白水路12号某店仓库"),
    ("白水路12号某店", LEASE, "青溪路3号仓库"),
    ("白水路26号", SAMPLE, "白水路28号仓库"),
    ("白水公司成品仓库", SAMPLE, "白水公司样品仓库"),
    ("白水小区2号楼一层餐馆", MEASURED, "白水小区2号楼三层"),
    ("白水小区2号楼一层餐馆", MEASURED, "白水小区3号楼一层"),
    ("白水河暗管下游50米", MEASURED, "白水河暗管上游100米"),
    ("S225线K48+300处", MEASURED, "S225线K50+100处"),
    ("白水公司1号车间", MEASURED, "白水公司2号车间"),
    ("白水公司厂界东", MEASURED, "白水公司厂界南"),
    ("白水路26号302室", PICTURE, "白水路26号402室（漏水的上层）"),
    ("白水路26号", PICTURE, "白水路30号监控室"),
    ("白水路26号三楼", PICTURE, "白水路26号一楼前厅"),
    ("白水公司东车间", PICTURE, "白水公司西车间"),
    ("白水镇前柳村东侧空地", PICTURE, "白水镇前柳村西侧空地"),
    ("白水路北侧绿化带", PICTURE, "白水路南侧绿化带"),
    ("白水路26号某店", PICTURE, "白水路26号东店"),
    ("白水村石桥下游约80米", PICTURE, "白水村石桥下游约80米滩地"),
    ("白水市场A区12号摊位", PICTURE, "白水市场A区12号摊位、13号摊位"),
)  # fmt: skip


def _found(place: str, form: str, told: str, beside: str = "") -> list[str]:
    texts = [
        ("现场检查笔录", RECORD.format(place)),
        ("现场录像", PICTURE.format(place)),
        ("材料", form.format(told)),
    ]
    names = {
        LEASE: "房屋租赁合同",
        SAMPLE: "抽样凭证",
        MEASURED: "监测报告",
        PICTURE: "现场照片",
        RECORD: "现场检查笔录",
    }
    pieces = [
        {"id": f"E{n}", "kind": "书证" if name == "材料" else "视听资料", "name": names[form] if name == "材料" else name, "text": text}
        for n, (name, text) in enumerate(texts)
    ]  # fmt: skip
    case = Case.model_validate({"facts": f"某事。{beside}", "place": f"云亭区{place}", "evidence": pieces})
    return [clash.about for clash in case_contradictions(case) if "地点" in clash.about]


@pytest.mark.parametrize(("place", "form", "told"), APART)
def test_an_event_told_for_another_part_of_the_place_is_pointed_out(place: str, form: str, told: str) -> None:
    assert _found(place, form, told)


@pytest.mark.parametrize(("place", "form", "told"), SAME)
def test_the_same_place_in_other_words_or_another_room_is_none(place: str, form: str, told: str) -> None:
    assert _found(place, form, told) == []


def test_a_part_that_the_case_knows_elsewhere_is_none() -> None:
    told = "白水小区6号楼2单元9层走道"
    assert _found("白水小区6号楼3单元9层走道", PICTURE, told, "2单元也有同样情况。") == []

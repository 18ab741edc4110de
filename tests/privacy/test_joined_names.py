"""Names written in one with a class, a prize, a group or another name."""

from __future__ import annotations

import pytest

from tests.builders import henan
from zhibao.privacy.names import NameReader

read_names = NameReader(henan().privacy).read


@pytest.mark.parametrize("says_name", [True, False])
@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三丰1班", ["张三丰"]),
        ("张三一班", ["张三"]),
        ("1班张三丰", ["张三丰"]),
        ("2023级张三丰", ["张三丰"]),
        ("一班张三风", ["张三风"]),
        ("护理专业张三丰", ["张三丰"]),
        ("2024级护理1班张三丰", ["张三丰"]),
        ("张三丰2024级护理1班", ["张三丰"]),
        ("国赛一等奖张三丰", ["张三丰"]),
        ("张三丰18岁", ["张三丰"]),
        ("替补：张三丰", ["张三丰"]),
        ("张三丰,李四光.", ["张三丰", "李四光"]),
        ("焦作市职业技术学校张三丰", ["张三丰"]),
        ("学生代表张三丰", ["张三丰"]),
        ("李四光-一等奖", ["李四光"]),
        ("李四光荣获一等奖", ["李四光"]),
        ("张三丰—李四光", ["张三丰", "李四光"]),
        ("张三丰－李四光", ["张三丰", "李四光"]),
        ("张三丰~李四光", ["张三丰", "李四光"]),
        ("张三丰1班、李四光2班", ["张三丰", "李四光"]),
        ("张三丰和李四光1班", ["张三丰", "李四光"]),
        ("张和平1班", ["张和平"]),
        ("欧阳娜娜1班", ["欧阳娜娜"]),
        ("迪丽热巴·迪力木拉提1班", ["迪丽热巴·迪力木拉提"]),
        ("张三丰*", ["张三丰"]),
        ("★张三丰", ["张三丰"]),
        ("以张三丰为队长的团队", ["张三丰"]),
        ("由王五六带领的小组", ["王五六"]),
        ("张三丰领衔的参赛队", ["张三丰"]),
        ("2023级护理班由欧阳娜娜牵头", ["欧阳娜娜"]),
        ("王五二（替补赵六二）", ["王五二", "赵六二"]),
        ("王五二（主力：赵六二）", ["王五二", "赵六二"]),
        ("王五二（队长赵六二、候补孙七二）", ["王五二", "赵六二", "孙七二"]),
    ],
)
def test_such_names_are_read(cell: str, names: list[str], says_name: bool) -> None:
    found = read_names(cell, says_name)
    assert ([span.name for span in found.names], found.others) == (names, ())


@pytest.mark.parametrize(
    "cell",
    ["张新生", "刘班", "张三丰焦作市职业技术学校", "Alex", "张三丰队", "张三丰学生会", "Li Lei1班", "张三（王五）"],
)
def test_what_may_hide_a_name_is_told(cell: str) -> None:
    assert read_names(cell, True).others


@pytest.mark.parametrize("cell", ["张三丰(Mike)", "张三丰-小明", "张三丰和Tom", "张三丰（与李四光合作）"])
def test_what_is_left_beside_a_name_is_told(cell: str) -> None:
    found = read_names(cell, True)
    assert [span.name for span in found.names] == ["张三丰"]
    assert found.others


@pytest.mark.parametrize(
    "cell",
    [
        "计算机1班", "康复1班", "22级农林1班", "2022级康复技术2班", "车辆工程1班全体学生", "安全管理组", "高职组",
        "高二三班", "全班",
        "温县职业技术学校", "武陟县职业技术教育中心学校", "安阳市殷都区职业学校", "焦作市职业技术学校代表队",
        "飞鹰战队", "毕业生", "金奖", "张某某-李某某", "张*丰", "张xx", "张某某1班",
    ],
)  # fmt: skip
def test_classes_schools_and_teams_are_no_names_and_not_told(cell: str) -> None:
    found = read_names(cell, True)
    assert (found.names, found.others) == ((), ())


@pytest.mark.parametrize("remark", ["队长", "1班", "护理", "2023级", "焦作市", "二年级", "一等奖", "CAD"])
def test_remarks_that_name_nobody_are_not_told(remark: str) -> None:
    assert read_names(f"张三丰（{remark}）", True).others == ()

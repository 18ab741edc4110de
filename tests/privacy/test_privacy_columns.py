"""Which columns name pupils, and which teachers."""

from __future__ import annotations

import pytest

from tests.builders import henan
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.privacy.names import NameReader
from zhibao.privacy.person_columns import PersonColumns, person_columns


def table(*rows: tuple[str, ...], header_rows: int = 1) -> Table:
    cells = tuple(tuple(TableCell((Text.of(text),)) for text in row) for row in rows)
    return Table(cells, header_rows)


def columns(*header: str, caption: str = "获奖名单", first: str = "张三丰") -> PersonColumns:
    return person_columns(table(header, (first,) * len(header)), caption, NameReader(henan().privacy))


@pytest.mark.parametrize(
    "header", ["选手", "选手姓名", "学生姓名", "参赛选手", "获奖学生", "学生（选手）", "姓　名", "队员", "学生名单"]
)
def test_these_headers_name_pupils(header: str) -> None:
    found = columns(header)
    assert (list(found.pupils), found.teachers) == ([0], frozenset())


@pytest.mark.parametrize("header", ["教师", "辅导教师", "指导老师", "指导教师姓名", "学生指导教师", "导师", "班主任"])
def test_these_headers_name_teachers(header: str) -> None:
    found = columns(header)
    assert (dict(found.pupils), found.teachers) == ({}, frozenset({0}))


@pytest.mark.parametrize(
    "header", ["学生人数", "学生数", "选手班级", "学生类别", "学生去向", "学生占比", "赛项", "学校", "项目名称", ""]
)
def test_these_headers_name_nobody(header: str) -> None:
    found = columns(header)
    assert (dict(found.pupils), found.teachers) == ({}, frozenset())


@pytest.mark.parametrize(
    ("caption", "header", "is_pupils"),
    [
        ("优秀学生", ("姓名", "学校"), True),
        ("获奖情况", ("姓名", "班级"), True),
        ("获奖情况", ("姓名", "奖次", "指导教师"), True),
        ("获奖情况", ("姓名", "奖次"), True),
        ("教师获奖情况", ("姓名", "学校"), False),
        ("教师获奖情况", ("姓名", "专业"), False),
        ("名师工作室", ("姓名", "班级"), False),
        ("先进个人", ("姓名", "职称"), False),
        ("先进个人", ("姓名", "专业", "任教年限"), False),
        ("教师辅导学生获奖情况", ("姓名", "班级", "辅导教师"), True),
        ("教师带学生实践", ("姓名", "职称"), False),
    ],
)
def test_a_bare_name_column_is_the_pupils_unless_the_table_speaks_of_teachers(
    caption: str, header: tuple[str, ...], is_pupils: bool
) -> None:
    found = columns(*header, caption=caption)
    assert (0 in found.pupils, 0 in found.teachers) == (is_pupils, not is_pupils)


def test_a_column_under_a_merged_header_counts_by_all_header_texts() -> None:
    top = (TableCell((Text.of("学生"),), column_span=2), None, TableCell((Text.of("教师"),), column_span=2), None)
    names = tuple(TableCell((Text.of(text),)) for text in ("姓名", "班级", "姓名", "职称"))
    body = tuple(TableCell((Text.of(text),)) for text in ("张三丰", "护理一班", "李四光", "讲师"))
    found = person_columns(Table((top, names, body), 2), "", NameReader(henan().privacy))
    assert (dict(found.pupils), found.teachers) == ({0: True}, frozenset({2, 3}))


@pytest.mark.parametrize(
    ("cells", "is_names"), [("张三丰、不一样", True), ("护理", False), ("普通、实验、张三", False)]
)
def test_a_column_that_says_pupils_holds_names_when_half_of_them_begin_with_surnames(
    cells: str, is_names: bool
) -> None:
    assert (0 in columns("学生", first=cells).pupils) == is_names


def test_a_table_without_a_header_has_no_columns_of_persons() -> None:
    found = person_columns(table(("姓名",), ("张三",), header_rows=0), "", NameReader(henan().privacy))
    assert (dict(found.pupils), found.teachers) == ({}, frozenset())
    assert found.cells.names == {(1, 0)}

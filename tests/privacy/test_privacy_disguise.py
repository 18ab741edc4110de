"""Reports with their pupils' names masked: what changes, what stays, what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutabledict import immutabledict
from msgspec import structs

from tests.builders import faults, henan
from zhibao.findings import Finding
from zhibao.model.blocks import CaseStudy, ComputedBlock, Heading, Note, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, ChartSource, Figure, Picture
from zhibao.model.observation import Observation, Observed
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport, DataTable, Part, PartKind, PrintedReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Run, Text
from zhibao.model.walk import map_texts
from zhibao.privacy import disguise
from zhibao.workbook.identity import identified

PUPILS = ("张三丰", "卜凡")
SCHOOL = "张三丰职业学校"


def text(value: str, cell: str = "B2") -> Text:
    return Text.of(value, CellRef("学生", cell))


def _cell(value: str, place: str) -> TableCell:
    return TableCell((text(value, place),), ref=CellRef("学生", place))


def table(*rows: Sequence[str]) -> Table:
    cells = (
        tuple(_cell(value, f"{chr(66 + at)}{row}") for at, value in enumerate(values))
        for row, values in enumerate(rows, 3)
    )
    return Table(tuple(cells))


def prizes(*names: str, header: str = "选手姓名") -> TableBlock:
    rows = ((name, "李明远", "一等奖") for name in names)
    return TableBlock(text("获奖"), text(""), table((header, "辅导教师", "奖次"), *rows), "", ref=CellRef("学生", "A2"))


def report(*blocks: ComputedBlock, **cover: str) -> ComputedReport:
    values = {key: Text.of(value, CellRef("封面", "B9")) for key, value in cover.items()}
    return ComputedReport(values, chapters=(Part(PartKind.CHAPTER, text("章"), blocks),))


def hidden(before: ComputedReport) -> tuple[ComputedReport, tuple[Finding, ...]]:
    disguised, findings = disguise(identified(before), henan().privacy)
    return disguised.report, findings


def texts(said: ComputedReport) -> list[str]:
    found: list[str] = []

    def look(value: Text) -> Text:
        found.append(value.plain)
        return value

    map_texts(said, look)
    return [line for line in found if line]


def prose(value: str | Text, *names: str) -> str:
    """Return the paragraph as it is printed in a report whose table names these pupils."""
    paragraph = Paragraph(text(value) if isinstance(value, str) else value)
    found, _ = hidden(report(prizes(*(names or PUPILS)), paragraph))
    return texts(found)[-1]


def test_names_are_masked_in_every_kind_of_text() -> None:
    told = text("学生张三丰")
    grid = table(("选手", "得分"), ("张三丰", "95"))
    blocks: tuple[ComputedBlock, ...] = (
        prizes("张三丰"),
        Heading(2, told),
        Paragraph(told),
        Note(told),
        TableBlock(told, told, table(("学生张三丰", "甲"), ("张三丰", "乙")), "", (told,)),
        ChartBlock(told, "柱形图", ChartSource(), grid, (told,)),
        CaseStudy(told, told, False, (Paragraph(told),)),
    )
    before = report(*blocks)
    before = replace(before, annexes=(Part(PartKind.ANNEX, told, ()),), data_tables=(DataTable("数据甲", grid),))
    found = texts(hidden(before)[0])
    assert not any("三丰" in line for line in found)
    assert [line for line in found if "张某某" in line] == [
        line.replace("张三丰", "张某某") for line in texts(before) if "张三丰" in line
    ]


def test_a_raw_table_that_is_not_printed_names_pupils_too() -> None:
    raw = DataTable("数据竞赛", table(("选手", "奖次"), ("张三丰", "一等奖")))
    before = replace(report(Paragraph(text("张三丰获奖"))), data_tables=(raw,))
    found, findings = hidden(before)
    assert texts(found)[1] == "张某某获奖"
    assert faults(findings) == ["T221 学生!B4"]


def test_what_was_met_on_the_way_does_not_go_on_with_the_masked_report() -> None:
    met = (Observation(Observed.WORDS_AMONG_SUMMANDS, CellRef("数据获奖", "B2"), immutabledict(found="欧阳明月")),)
    before = replace(report(prizes("欧阳明月")), observations=met)
    assert disguise(before, henan().privacy)[0].report.observations == ()


def test_the_names_of_teachers_are_kept() -> None:
    found, _ = hidden(report(prizes("张三丰"), Paragraph(text("李明远辅导张三丰"))))
    assert texts(found)[-1] == "李明远辅导张某某"
    assert "李明远" in texts(found)


@pytest.mark.parametrize("word", [SCHOOL, "张三丰明", "张三丰市", "张三丰中专"])
def test_a_pupil_s_name_inside_a_longer_name_of_the_workbook_stays(word: str) -> None:
    teacher = TableBlock(text("甲"), text(""), table(("教师姓名",), ("张三丰明",)), "")
    roster = DataTable("学校", table(("学校名称", "简称"), ("甲校", "张三丰中专")))
    before = report(prizes("张三丰"), teacher, Paragraph(text(f"张三丰、{word}和张三丰")), 地区="张三丰市")
    before = replace(before, schools=(text(SCHOOL),), data_tables=(roster,))
    assert f"张某某、{word}和张某某" in texts(hidden(before)[0])


def test_the_cover_and_the_roster_stay_as_they_are() -> None:
    roster = DataTable("学校", table(("学校名称", "学生"), (SCHOOL, "张三丰")))
    before = replace(report(prizes("张三丰"), 地区="张三丰", 编制人="张三丰"), data_tables=(roster,))
    found, findings = hidden(before)
    assert (found.cover, found.data_tables) == (before.cover, before.data_tables)
    assert "其他文字里 0 处" in findings[0].message


def test_the_roster_names_no_pupils() -> None:
    roster = DataTable("学校", table(("学校名称", "学生姓名"), (SCHOOL, "张三丰")))
    before = replace(report(Paragraph(text("张三丰获奖"))), data_tables=(roster,))
    assert hidden(before) == (before, ())


def test_the_grid_of_a_chart_names_pupils() -> None:
    chart = ChartBlock(text("得分"), "柱形图", ChartSource(), table(("选手", "得分"), ("张三丰", "95")))
    assert texts(hidden(report(chart, Paragraph(text("张三丰获奖"))))[0])[-1] == "张某某获奖"


def test_formats_placeholders_and_bookmarks_survive() -> None:
    value = Text(
        (Run("选手"), Run("张", bold=True), Run("三丰获奖"), Run("【待补：张三丰】", todo=True)), bookmark="_Ref1"
    )
    found, _ = hidden(report(prizes("张三丰"), Heading(2, value)))
    heading = found.chapters[0].blocks[1]
    assert isinstance(heading, Heading)
    assert heading.text.bookmark == "_Ref1"
    assert heading.text.runs == (
        Run("选手"),
        Run("张某某", bold=True),
        Run("获奖"),
        Run("【待补：张某某】", todo=True),
    )


def test_merged_cells_and_numbers_stay() -> None:
    cell = TableCell((text("张三丰"), text("95")), row_span=2, value=None)
    rows = ((TableCell((text("选手"),)),), (cell,), (None,))
    found, _ = hidden(report(TableBlock(text("甲"), text(""), Table(rows), "")))
    block = found.chapters[0].blocks[0]
    assert isinstance(block, TableBlock)
    assert block.table.rows[1:] == ((structs.replace(cell, lines=(text("张某某"), text("95"))),), (None,))


def test_a_short_name_is_masked_only_where_it_stands_apart() -> None:
    assert prose("青藏高原上，学生高原获奖", "高原") == "青藏高原上，学生高某获奖"


def test_pictures_say_no_names_though_their_files_do() -> None:
    disguised, _ = disguise(report(prizes("张三丰")), henan().privacy)
    rows = ((Picture(b"", 1, 1, "照片：张三丰获奖"), Text.todo("缺图：张三丰.jpg")),)
    drawn = PrintedReport({}, chapters=(Part(PartKind.CHAPTER, Text(), (Figure(Text(), rows),)),))
    (figure,) = disguised.figures(drawn).chapters[0].blocks
    assert isinstance(figure, Figure)
    assert figure.rows == ((Picture(b"", 1, 1, "照片：张某某获奖"), Text.todo("缺图：张某某.jpg")),)


def test_masked_names_are_told_with_their_number() -> None:
    _, findings = hidden(report(prizes("张三丰、卜凡", "张三丰"), Paragraph(text("张三丰获奖"))))
    assert faults(findings) == ["T221 学生!B4"]
    assert findings[0].message.startswith("2 个学生的姓名印成了“张某某”的样子：表格里 3 处，其他文字里 1 处")


def test_published_names_are_a_warning_that_says_how_many_where() -> None:
    before = report(prizes("张三丰、卜凡"), prizes("张三丰"), Paragraph(text("张三丰获奖")), 脱敏="否")
    found, findings = hidden(before)
    assert found == before
    assert faults(findings) == ["T220 学生!B4"]
    assert "2 个学生的姓名照原样印出，在 2 张表里，其他文字里还有 1 处" in findings[0].message


def test_a_report_without_pupils_says_nothing_either_way() -> None:
    for value in ("是", "否"):
        before = report(prizes("5", header="学生人数"), 脱敏=value)
        assert hidden(before) == (before, ())


def test_names_of_sheets_that_are_not_printed_are_no_publication() -> None:
    raw = DataTable("数据竞赛", table(("选手", "奖次"), ("张三丰", "一等奖")))
    assert hidden(replace(report(脱敏="否"), data_tables=(raw,)))[1] == ()


def test_a_teacher_with_a_pupil_s_name_is_pointed_out_and_kept_in_the_column_only() -> None:
    found, findings = hidden(report(prizes("李明远"), Paragraph(text("李明远获奖"))))
    assert faults(findings) == ["T221 学生!B4", "T222 学生!C4"]
    assert texts(found)[-4:] == ["李某某", "李明远", "一等奖", "李某某获奖"]


def test_words_in_a_pupils_column_that_are_no_names_are_told() -> None:
    _, findings = hidden(report(prizes("张三丰", "Li Lei")))
    assert faults(findings) == ["T221 学生!B4", "T223 学生!B5"]
    assert "2 种内容没有当作姓名，照原样印出：Li、Lei" in findings[1].message


def test_a_short_name_that_was_left_is_told_once_with_its_surroundings() -> None:
    _, findings = hidden(report(prizes("高原"), Paragraph(text("青藏高原上", "B7")), Paragraph(text("云贵高原上"))))
    assert faults(findings) == ["T221 学生!B4", "T224 学生!B7"]
    assert "有 2 处连着别的字，没有隐去；第一处是“青藏高原上”" in findings[1].message


GIVEN = st.text("梦瑶思齐若楠子涵", min_size=1, max_size=2)
NAMES = st.lists(st.builds("{}{}".format, st.sampled_from(["赵", "钱", "欧阳", "仝"]), GIVEN), min_size=1, max_size=8)
WORDS = st.sampled_from(["获一等奖", "全市院校", "2025", "（", "）", "，", "、", " ", "。", "学生", "同学", "\n"])


@given(NAMES, st.data())
def test_no_pupil_s_name_is_left_where_it_was_a_whole_word(names: list[str], data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.one_of(WORDS, st.sampled_from(names).map("，{}，".format)), max_size=20))
    said = texts(hidden(report(prizes("、".join(names)), Paragraph(text("".join(pieces)))))[0])
    assert not any(name in line for name in names for line in said)


@given(NAMES, st.lists(WORDS, max_size=20))
def test_texts_without_names_are_unchanged(names: list[str], words: list[str]) -> None:
    before = text("".join(words))
    found, _ = hidden(report(prizes("、".join(names)), Paragraph(before)))
    after = found.chapters[0].blocks[1]
    assert isinstance(after, Paragraph) and after.text == before

"""Walking a report reaches every text that is printed, and nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, ReadBlock, TableBlock
from zhibao.model.figures import ChartBlock, ChartSource, PhotoBlock, PhotoFile
from zhibao.model.ref import CellRef
from zhibao.model.report import DataTable, Part, PartKind, ReadReport
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, by_id, map_texts


def text(value: str) -> Text:
    return Text.of(value)


def table(value: str) -> Table:
    return Table(((TableCell((text(value),)), None),))


PHOTO = PhotoBlock(text("照片题"), (PhotoFile("甲.jpg", CellRef()),), (text("照片注"),))
CHART = ChartBlock(text("统计图题"), "柱形图", ChartSource("来源名"), table("统计图格"), (text("统计图注"),))
INSIDE: tuple[ReadBlock, ...] = (Paragraph(text("案例正文")), PHOTO)
CASE = CaseStudy(text("案例题"), text("学校"), False, INSIDE)
TABLE = TableBlock(text("表题"), text("单位"), table("格"), "表名", (text("表注"),))
CHAPTER: tuple[ReadBlock, ...] = (
    Heading(2, text("节")),
    TABLE,
    CHART,
    CASE,
    Note(text("注")),
    PageBreak(),
    Orientation(True),
)
REPORT = ReadReport(
    {"地区": text("封面值")},
    Part(PartKind.PREFACE, text("前言题"), (Paragraph(text("前言正文")),)),
    (Part(PartKind.CHAPTER, text("章题"), CHAPTER),),
    (Part(PartKind.ANNEX, text("附件题"), (Paragraph(text("附件正文")),)),),
    (DataTable("数据表名", table("数据格")),),
    (text("某校"),),
)
SAID = [
    "封面值",
    "前言题",
    "前言正文",
    "章题",
    "节",
    "表题",
    "单位",
    "格",
    "表注",
    "统计图题",
    "统计图格",
    "统计图注",
    "案例题",
    "学校",
    "案例正文",
    "照片题",
    "照片注",
    "注",
    "附件题",
    "附件正文",
    "数据格",
]


def texts(report: ReadReport) -> list[str]:
    """Return every text that map_texts reaches."""
    reached: list[str] = []

    def look(value: Text) -> Text:
        reached.append(value.plain)
        return value

    map_texts(report, look)
    return reached


def test_every_text_is_reached_once_and_nothing_else() -> None:
    assert sorted(texts(REPORT)) == sorted(SAID)


def test_nothing_changes_when_no_text_does() -> None:
    assert map_texts(REPORT, lambda value: value) == REPORT


def test_every_text_is_changed() -> None:
    changed = map_texts(REPORT, lambda value: value + text("！"))
    reached = texts(changed)
    assert sorted(reached) == sorted(f"{value}！" for value in SAID)


def test_names_and_files_stay_as_they_are() -> None:
    changed = map_texts(REPORT, lambda _: text("别的"))
    blocks = list(all_blocks(changed.parts))
    assert [data.name for data in changed.data_tables] == ["数据表名"]
    assert [block.name for block in blocks if isinstance(block, TableBlock)] == ["表名"]
    assert [block.photos for block in blocks if isinstance(block, PhotoBlock)] == [PHOTO.photos]
    assert [block.source for block in blocks if isinstance(block, ChartBlock)] == [CHART.source]


def test_blocks_are_given_in_reading_order_with_those_of_a_case_after_it() -> None:
    found = [type(block).__name__ for block in all_blocks(REPORT.parts)]
    assert found == [
        "Paragraph",
        "Heading",
        "TableBlock",
        "ChartBlock",
        "CaseStudy",
        "Paragraph",
        "PhotoBlock",
        "Note",
        "PageBreak",
        "Orientation",
        "Paragraph",
    ]


def test_blocks_inside_case_studies_are_changed_too() -> None:
    def change(block: ReadBlock) -> ReadBlock:
        return Note(text("换")) if isinstance(block, PhotoBlock | TableBlock) else block

    changed = REPORT.with_blocks(change)
    kinds = [type(block).__name__ for block in all_blocks(changed.parts)]
    assert kinds.count("Note") == 3
    assert "PhotoBlock" not in kinds


def test_blocks_of_preface_chapters_and_annexes_are_changed() -> None:
    changed = REPORT.with_blocks(lambda _: PageBreak())
    assert {type(block) for block in all_blocks(changed.parts)} == {PageBreak}
    assert [len(part.blocks) for part in changed.parts] == [len(part.blocks) for part in REPORT.parts]


def test_a_report_s_cover_cannot_be_changed_afterwards() -> None:
    cover = {"地区": text("甲市")}
    report = ReadReport(cover)
    cover["地区"] = text("乙市")
    assert report.cover["地区"].plain == "甲市"


def test_the_parts_are_preface_chapters_annexes() -> None:
    assert [part.title.plain for part in REPORT.parts] == ["前言题", "章题", "附件题"]
    assert ReadReport({}).parts == ()


def test_two_blocks_of_one_id_are_a_programming_error() -> None:
    assert by_id([("c1b1", 1), ("c1b2", 2)]) == {"c1b1": 1, "c1b2": 2}
    with pytest.raises(ValueError, match="''"):
        by_id([("", 1), ("", 2)])


def test_a_case_study_prints_its_school_unless_the_title_names_it() -> None:
    assert CASE.printed_school == text("学校")
    assert not replace(CASE, title=text("学校的做法")).printed_school

"""What the columns of a table need is known from filling it in, and is what it would be by itself."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import henan
from tests.render.table_samples import grid
from zhibao.model.blocks import TableBlock
from zhibao.model.report import Part, PartKind, PrintedReport
from zhibao.model.text import Text
from zhibao.render.column_needs import needs_of
from zhibao.render.crowded_tables import crowded_tables
from zhibao.render.like_cells import like_cells
from zhibao.render.template_filling import OpenTemplate
from zhibao.workbook.identity import identified

WORD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 2
COVER = {key: Text.of("云州市") for key in ("报告名称", "编制单位", "编制年月", "地区")} | {"报告年度": Text.of("2025")}


def report_of(*cells: str) -> PrintedReport:
    table = TableBlock(Text.of("表"), Text(), grid(["甲", "乙"], list(cells)), "表", ())
    chapter = Part(PartKind.CHAPTER, Text.of("章"), (table,))
    return identified(PrintedReport(COVER, Part(PartKind.PREFACE, Text.of("前言"), ()), (chapter,)))


def table_of(report: PrintedReport) -> TableBlock:
    (block,) = report.parts[-1].blocks
    assert isinstance(block, TableBlock)
    return block


def test_what_a_filled_table_needs_is_known_and_that_of_another_is_measured() -> None:
    template, report = OpenTemplate(henan()), report_of("12345", "第一职业中专")
    template.fill(report)
    block = table_of(report)
    assert template.needs_of(block) is template.needs_of(block)
    assert template.needs_of(block) == needs_of(like_cells(block.table).table)
    other = replace(block, table=grid(["甲", "乙"], [WORD, "1"]))
    assert template.needs_of(other) == needs_of(like_cells(other.table).table) != template.needs_of(block)


def test_a_table_is_crowded_whether_it_was_filled_in_or_not() -> None:
    template = OpenTemplate(henan())
    for report, count in ((report_of("1", "2"), 0), (report_of(WORD, WORD), 1)):
        before = len(list(crowded_tables(report, template)))
        template.fill(report)
        assert (before, len(list(crowded_tables(report, template)))) == (count, count)

"""What a chart takes from a 指标表."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from charts import ChartData
from tests.builders import CellContent, faults, henan, minimal_sheets, read
from zhibao.compute import compute
from zhibao.figures.chart_data import chart_cells
from zhibao.figures.indicator_source import drawn_part
from zhibao.findings import Findings
from zhibao.model.figures import ChartBlock
from zhibao.tables.gathering import named_tables
from zhibao.tables.named_tables import Tables

DICTIONARY = (
    ("名称", "单位", 2024, 2025),
    ("在校生", "人", 20, 30),
    ("毕业生", "人", 5, 10),
    ("占比", "%", "40%", "50%"),
)
GROUPED = (("分组：学生",), ("在校生",), ("毕业生",))


def drawn(
    tmp_path: Path, options: str, lines: tuple[tuple[str, ...], ...], series: str = ""
) -> tuple[ChartData, list[str]]:
    """Return what a chart of the 指标表 with these options and lines shows, and the chart's findings."""
    rows: list[tuple[CellContent, ...]] = [("指标表", "甲", "", options), *(("", *line) for line in lines)]
    rows.append(("统计图", "图", "柱形图", f"来源=甲{series}"))
    workbook, _ = read(tmp_path, {**minimal_sheets(基本情况=rows), "指标": DICTIONARY})
    report, _ = compute(workbook, henan().change)
    (chart,) = (block for block in report.chapters[0].blocks if isinstance(block, ChartBlock))
    source, findings = Tables(named for _, named in named_tables(report)).named("甲"), Findings()
    cells = chart_cells(replace(chart, grid=None), drawn_part(chart, source, findings), findings)
    data = cells.data("", findings) if cells else None
    assert data
    return data, faults(tuple(findings))


def test_years_are_drawn_and_neither_changes_nor_groups(tmp_path: Path) -> None:
    data, found = drawn(tmp_path, "列=序号,增减,增幅", GROUPED)
    assert (data.categories, [one.name for one in data.series]) == (
        ("在校生（人）", "毕业生（人）"),
        ["2024年", "2025年"],
    )
    assert found == []


def test_by_year_the_changes_are_no_years(tmp_path: Path) -> None:
    data, found = drawn(tmp_path, "列=增减,增幅；方向=按年度", GROUPED)
    assert (data.categories, len(data.series), found) == (("2024年", "2025年"), 2, [])


@pytest.mark.parametrize("direction", ["按指标", "按年度"])
def test_several_units_on_one_axis_are_reported(tmp_path: Path, direction: str) -> None:
    assert drawn(tmp_path, f"方向={direction}", (*GROUPED, ("占比",)))[1] == ["S131 基本情况!D7"]


def test_a_series_of_one_unit_may_be_chosen(tmp_path: Path) -> None:
    data, found = drawn(tmp_path, "方向=按年度；列=增减", (("在校生",), ("占比",)), "；系列=占比")
    assert ([one.labels for one in data.series], found) == ([("40%", "50%")], [])


def test_the_growth_of_several_units_may_be_chosen(tmp_path: Path) -> None:
    data, found = drawn(tmp_path, "列=增幅", (("在校生",), ("毕业生",)), "；系列=增幅")
    assert ([one.labels for one in data.series], found) == ([("+50.0%", "+100.0%")], [])

"""The sheet 核对 is read by its header, and is no chapter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import Rows, faults, minimal_sheets, read
from zhibao.model.ref import CellRef
from zhibao.model.waiver import Waiver

HEADER = ("代码", "工作表", "单元格", "摘录", "理由")


def test_entries_are_read_in_any_order_of_columns_with_what_is_typed_askew(tmp_path: Path) -> None:
    rows: Rows = (
        ("理由", "谁", "代码", "工作表", "单元格", "摘录"),
        ("见口径", "王", "ｄ753", "指标", " $e$12 ", "25115人"),
        (),
        (None, None, "T231"),
    )
    report, findings = read(tmp_path, minimal_sheets() | {" 核对 ": rows})
    place = CellRef(" 核对 ", "C2", "工作簿.xlsx")
    assert report.waivers[0] == Waiver("D753", "指标", "E12", "25115人", "见口径", place)
    assert [(each.code, each.reason, each.ref.cell) for each in report.waivers[1:]] == [("T231", "", "C4")]
    assert ([part.title.plain for part in report.chapters], list(findings)) == (["基本情况"], [])


@pytest.mark.parametrize(("rows", "told"), [((), []), ((HEADER,), []), ((HEADER[:4], ("D753",)), ["W099 核对!A1"])])
def test_a_sheet_without_entries_or_columns(tmp_path: Path, rows: Rows, told: list[str]) -> None:
    report, findings = read(tmp_path, minimal_sheets() | {"核对": rows})
    assert (report.waivers, faults(findings)) == ((), told)

"""Places in the workbook, and those in a row made ranges."""

from __future__ import annotations

import pytest

from zhibao.model.ref import CellRef, in_ranges


@pytest.mark.parametrize(
    ("cells", "ranges"),
    [
        ("", ""),
        ("A1", "A1"),
        ("A1 A2 A3", "A1:A3"),
        ("A1 A3", "A1 A3"),
        ("A1 A2 B3 B4", "A1:A2 B3:B4"),
        ("A2 A1", "A2 A1"),
        ("AA9 AA10", "AA9:AA10"),
    ],
)
def test_cells_that_follow_down_a_column_are_a_range(cells: str, ranges: str) -> None:
    found = in_ranges(CellRef("数据", cell) for cell in cells.split())
    assert " ".join(ref.cell for ref in found) == ranges
    assert {ref.sheet for ref in found} <= {"数据"}


def test_cells_of_different_sheets_are_apart() -> None:
    assert in_ranges([CellRef("甲", "A1"), CellRef("乙", "A2")]) == (CellRef("甲", "A1"), CellRef("乙", "A2"))


def test_a_whole_sheet_is_kept() -> None:
    assert in_ranges([CellRef("甲")]) == (CellRef("甲"),)

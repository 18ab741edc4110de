"""Lines that a text takes in a column."""

import openpyxl
import pytest

from zhibao.workbook.starter import style_constants
from zhibao.workbook.starter.fit import fit_rows, line_count

WIDTH = 70.0  # 36.4 ems at 10 points


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("字" * 36, 1), ("字" * 37, 2), ("字" * 71, 3), ("a" * 72, 1), ("字\n字", 2), ("字\n" + "字" * 37, 3)],
)
def test_lines_are_counted_in_ems(text: str, lines: int) -> None:
    assert line_count(text, WIDTH) == lines


def test_a_merged_cell_has_the_room_of_its_columns() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    sheet["A1"], sheet["A2"] = "字" * 60, "字" * 60
    sheet.merge_cells("A1:B1")
    fit_rows(sheet, (WIDTH,))
    heights = [sheet.row_dimensions[number].height for number in (1, 2)]
    assert heights == [
        style_constants.LINE_HEIGHT + style_constants.ROW_PADDING,
        2 * style_constants.LINE_HEIGHT + style_constants.ROW_PADDING,
    ]

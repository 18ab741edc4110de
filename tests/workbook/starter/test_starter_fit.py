"""Lines that a text takes in a column."""

import pytest

from zhibao.workbook.row_heights import line_count

WIDTH = 70.0  # 36.4 ems at 10 points


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("字" * 36, 1), ("字" * 37, 2), ("字" * 71, 3), ("a" * 72, 1), ("字\n字", 2), ("字\n" + "字" * 37, 3)],
)
def test_lines_are_counted_in_ems(text: str, lines: int) -> None:
    assert line_count(text, WIDTH) == lines

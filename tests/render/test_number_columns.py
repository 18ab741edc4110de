"""Numbers of one unit stand one under the other, as a block in the middle of their column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.invariants import values
from tests.render.table_samples import drawn, grid, metrics, styles
from zhibao.render.number_columns import number_insets
from zhibao.text.measuring import alike, ems

EM, ROOM = 200, 2400.0


def insets(column: Sequence[str], labels: Sequence[str] | None = None, heading: str = "人数") -> Mapping[int, int]:
    """Return the insets of a column of texts beside the labels of their rows, by row of the body."""
    names = labels or ["甲"] * len(column)
    table = grid(["学校", heading], *(list(row) for row in zip(names, column, strict=True)))
    found = number_insets(table, table, [ROOM, ROOM], EM).get(1, {})
    return {row: found[alike(text)] for row, text in enumerate(column) if alike(text) in found}


def points(column: Sequence[str]) -> set[float]:
    """Return how far the decimal point, or the end of a whole number, stands off the right edge, in twips."""
    found = insets(column)
    return {
        round(found[row] + ems(text[text.index(".") :] if "." in text else "") * EM) for row, text in enumerate(column)
    }


@pytest.mark.parametrize("column", [["12", "1345", "1,357"], ["33.5", "8.25", "133"], ["-3.5", "12.25", "0.1"]])
def test_numbers_align_by_their_points(column: Sequence[str]) -> None:
    assert len(points(column)) == 1


@given(st.lists(st.decimals(0, 10**6, places=2).map(str), min_size=2, max_size=6))
def test_the_block_is_in_the_middle(column: list[str]) -> None:
    found = insets(column)
    if found:
        left = min(ROOM - found[row] - ems(text) * EM for row, text in enumerate(column))
        assert left == pytest.approx(min(found.values()), abs=1)


@pytest.mark.parametrize(
    ("column", "labels"),
    [
        (["1200", "1300"], None),
        (["12", "69.43%"], None),
        (["12", "约1300"], None),
        (["2023年", "2024年"], None),
        (["甲", "乙乙"], None),
        (["33.5", "1,234"], ["生均占地（平方米）", "经费（万元）"]),
        (["33.5", "1,234"], ["生均占地", "经费（万元）"]),
    ],
)
def test_numbers_alike_wide_or_of_several_units_stay_in_the_middle(
    column: Sequence[str], labels: Sequence[str] | None
) -> None:
    assert not insets(column, labels)


def test_serial_numbers_stay_in_the_middle() -> None:
    assert not insets(["9", "10"], heading="序号")


def test_a_column_of_units_tells_those_of_the_rows() -> None:
    one, two = (grid(["指标", "单位", "数"], ["甲", "人", "5"], ["乙", unit, "1234"]) for unit in ("人", "所"))
    assert number_insets(one, one, [ROOM] * 3, EM)
    assert not number_insets(two, two, [ROOM] * 3, EM)


def test_marks_for_no_number_stay_in_the_middle() -> None:
    assert set(insets(["12", "—", "1345", ""])) == {0, 2}


def test_aligned_numbers_have_the_style_of_numbers() -> None:
    table = drawn(grid(["学校", "人数"], ["甲", "12"], ["乙", "1345"]))
    ids = metrics().styles
    assert styles(table)[1:] == [[ids.table_text, ids.table_number]] * 2
    assert len(set(values(table, ".//w:pPr/w:ind/@w:right"))) == 1

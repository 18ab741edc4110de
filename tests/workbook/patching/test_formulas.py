"""Formulas as cells hold them: what they refer to, how they read elsewhere, and when their results no longer hold."""

from __future__ import annotations

import pytest
from lxml import etree

from zhibao.workbook.patching.cell_content import empty_whole
from zhibao.workbook.patching.formula_references import FormulaArea, references, shifted
from zhibao.workbook.patching.stale_results import drop_stale_results
from zhibao.workbook.spreadsheet import Element, place_of

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@pytest.mark.parametrize(
    ("formula", "areas"),
    [
        ("A1+B2", [("", 1, 1, 1, 1), ("", 2, 2, 2, 2)]),
        ("SUM($A$1:B3)*2", [("", 1, 1, 3, 2)]),
        ("指标!D5+'1 基本''情况'!$C$2", [("指标", 5, 4, 5, 4), ("1 基本'情况", 2, 3, 2, 3)]),
        ("SUM(B:C)-SUM(2:3)", [("", 1, 2, LAST_ROW, 3), ("", 2, 1, 3, LAST_COLUMN)]),
        ('IF(A1>0,"见B2",TRUE)', [("", 1, 1, 1, 1)]),
        ('_xlfn.DISPIMG("ID_A1",1)', []),
        ("LOG10(2)+1.5E3", []),
        ("1+1", []),
    ],
)
def test_the_areas_of_a_formula(formula: str, areas: list[tuple[str, int, int, int, int]]) -> None:
    assert references(formula) == [FormulaArea(*each) for each in areas]


@pytest.mark.parametrize("formula", ["表甲[2025]*2", "单价*A1", "INDIRECT(A1)", "OFFSET(A1,1,1)"])
def test_formulas_that_may_refer_to_any_cell(formula: str) -> None:
    assert references(formula) is None


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("A1+$B$2", "C4+$B$2"),
        ("SUM(A$1:$B3)", "SUM(C$1:$B6)"),
        ('指标!D5&"A1"', '指标!F8&"A1"'),
        ("'甲 A1'!Z9", "'甲 A1'!AB12"),
        ("LOG10(A1)", "LOG10(C4)"),
    ],
)
def test_a_formula_as_it_reads_three_rows_below_and_two_columns_to_the_right(formula: str, wanted: str) -> None:
    assert shifted(formula, 3, 2) == wanted


def cells(**formulas: str) -> dict[tuple[int, int], Element]:
    """Return cells with a formula and a result each; one that begins with # shares that of the cell named after it."""
    found = {}
    for place, formula in formulas.items():
        shared = 't="shared" si="0"' + (' ref="A1:A9"' if formula != "#" else "")
        stated = f"<f {shared}>{formula[1:]}</f>" if formula.startswith("#") else f"<f>{formula}</f>"
        xml = f'<c xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="{place}">{stated}<v>1</v></c>'
        row, column = place_of(place) or (0, 0)
        found[row, column] = etree.fromstring(xml)
    return found


def test_results_go_that_changed_cells_bear_on_wherever_they_stand() -> None:
    sheets = {
        "甲": cells(B1="A1*2", C1="B1+1", D1="1+1", E1="乙!A1"),
        "乙": cells(B1="甲!C1", C1="名称", D1="#B9+1", D2="#"),
    }
    dropped = drop_stale_results(sheets, {"甲": {(1, 1)}})
    # A name may be of any cell; D1 and D2 of 乙 share a formula of B9 and B10.
    assert sorted(dropped) == ["乙!B1", "乙!C1", "甲!B1", "甲!C1"]
    assert drop_stale_results(sheets, {"乙": {(10, 2)}}) == ["乙!C1", "乙!D2"]


def test_a_formula_that_others_share_goes_on_to_them() -> None:
    held = cells(A1="#B1*2", A2="#", A3="#")
    first, second, third = held.values()
    empty_whole([first, third], held.values)
    assert [each.findtext("{*}f") for each in held.values()] == [None, "B2*2", None]
    assert second.find("{*}f").attrib == {}  # type: ignore[union-attr]  # there is one


def test_nothing_goes_where_nothing_changed() -> None:
    assert drop_stale_results({"甲": cells(B1="A1", C1="名称")}, {"甲": set()}) == []

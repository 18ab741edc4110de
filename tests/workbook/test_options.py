"""The options cell: 键=值 pairs."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import faults
from zhibao.findings import Findings
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.workbook.options import Option, count, name_list, ratios, read_options, yes_no
from zhibao.workbook.rows.table_row import OPTIONS
from zhibao.workbook.sheet import Cell

REF = CellRef("基本情况", "D2")


def read(stated: str, known: tuple[Option, ...] = OPTIONS) -> tuple[dict[str, Any], Findings]:
    findings = Findings()
    return dict(read_options(Cell(REF, 2, 4, Text.of(stated, REF)), "表格", known, findings)), findings


@pytest.mark.parametrize(
    ("stated", "values"),
    [
        ("", {}),
        ("；", {}),
        ("表头=2", {"表头": 2}),
        ("表头＝２", {"表头": 2}),
        ("　表头　＝　２　", {"表头": 2}),
        ("表头=2；名称=获奖表", {"表头": 2, "名称": "获奖表"}),
        ("表头=2;名称=获奖表;", {"表头": 2, "名称": "获奖表"}),
        ("表头=2\n名称=获奖表", {"表头": 2, "名称": "获奖表"}),
        ("合并=赛项,教师", {"合并": ("赛项", "教师")}),
        ("合并=赛项，教师、学校", {"合并": ("赛项", "教师", "学校")}),
        ("列宽=1,4,2", {"列宽": (Decimal(1), Decimal(4), Decimal(2))}),
        ("列宽＝１，４．５，２", {"列宽": (Decimal(1), Decimal("4.5"), Decimal(2))}),
        ("名称=a=b", {"名称": "a=b"}),
        ("名称=获奖：2025", {"名称": "获奖：2025"}),
    ],
)
def test_options_are_read(stated: str, values: dict[str, Any]) -> None:
    found, findings = read(stated)
    assert found == values
    assert not list(findings)


@pytest.mark.parametrize(
    ("stated", "code", "said"),
    [
        ("表头", "S103", "“表头”写法不对"),
        ("表头=", "S103", "“表头=”写法不对"),
        ("=2", "S103", "“=2”写法不对"),
        ("两行表头", "S103", "“两行表头”"),
        ("表投=2", "S104", "“表格”没有选项“表投”，是不是“表头”？"),
        ("来源=某表", "S104", "没有选项“来源”"),
        ("表头=两行", "S105", "“表头”的值“两行”不对"),
        ("表头=-1", "S105", "“-1”"),
        ("表头=1.5", "S105", "“1.5”"),
        ("合并=，", "S105", "“合并”"),
        ("列宽=1,宽", "S105", "“1,宽”"),
        ("列宽=1,,2", "S105", "“列宽”"),
        ("列宽=1,0", "S105", "“列宽”"),
        ("列宽=1,-2", "S105", "“列宽”"),
        ("列宽=NaN", "S105", "“列宽”"),
    ],
)
def test_a_faulty_option_is_reported_with_its_cell_and_left_out(stated: str, code: str, said: str) -> None:
    found, findings = read(f"名称=某表；{stated}")
    (finding,) = findings
    assert found == {"名称": "某表"}
    assert (finding.code, finding.ref) == (code, REF)
    assert said in finding.message


def test_all_faults_of_one_cell_are_reported() -> None:
    _, findings = read("表头=x；表投=2；合并")
    assert faults(findings) == ["S105 基本情况!D2", "S104 基本情况!D2", "S103 基本情况!D2"]


def test_an_unknown_option_names_the_known_ones() -> None:
    _, findings = read("宽=2")
    assert next(iter(findings)).advice == "“表格”可用的选项：表头、合并、名称、列宽、合计、计算列、数字。"


def test_a_wrong_value_says_what_is_expected() -> None:
    _, findings = read("接排=对", (Option("接排", "“是”或“否”", yes_no, "接排=是"),))
    assert next(iter(findings)).advice == "“接排”应填“是”或“否”。"


@pytest.mark.parametrize(("value", "parsed"), [("是", True), ("否", False)])
def test_yes_and_no(value: str, parsed: bool) -> None:
    assert yes_no(value) is parsed


@given(st.text(), st.sampled_from([yes_no, count, name_list, ratios]))
def test_a_parser_takes_or_refuses_but_never_breaks(value: str, parse: Callable[[str], Any]) -> None:
    try:
        parse(value)
    except ValueError:
        return


@given(st.text())
def test_any_options_cell_can_be_read(stated: str) -> None:
    read(stated)


def test_an_option_stated_twice_is_reported_and_the_first_holds() -> None:
    values, findings = read("表头=2；表头=3")
    assert values == {"表头": 2}
    assert [finding.code for finding in findings] == ["S126"]

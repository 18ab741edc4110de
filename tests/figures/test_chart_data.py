"""What a chart takes from a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from msgspec.structs import replace

from charts import ChartData
from zhibao.figures.chart_data import chart_cells
from zhibao.findings import Findings
from zhibao.model.figures import ChartBlock, ChartSource
from zhibao.model.ref import CellRef
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text

REF = CellRef("基本情况", "A2")
OPTIONS = CellRef("基本情况", "D2")


def number(value: str, shown: str = "", rows: int = 1) -> TableCell:
    """Return a cell that holds a number; it is printed as `shown`."""
    return TableCell((Text.of(shown or value),), row_span=rows, value=Decimal(value))


def table(*rows: Sequence[str | TableCell | None], header: int = 1) -> Table:
    """Return a table whose cells know their places, A1 on."""
    return Table(
        tuple(
            tuple(placed(each, CellRef("表", f"{'ABCDEFG'[at]}{row}")) for at, each in enumerate(cells))
            for row, cells in enumerate(rows, 1)
        ),
        header,
    )


def placed(cell: str | TableCell | None, ref: CellRef) -> TableCell | None:
    if cell is None:
        return None
    lines = (Text.of(cell),) if isinstance(cell, str) and cell else ()
    return TableCell(lines, ref=ref) if isinstance(cell, str) else replace(cell, ref=ref)


def taken(
    source: Table, category: str = "", series: tuple[str, ...] = (), own: bool = False
) -> tuple[ChartData | None, list[str]]:
    """Return what a chart shows of a named table, or of its own grid, and the findings with their places."""
    findings = Findings()
    stated = ChartSource("" if own else "表", category, series, ref=OPTIONS)
    block = ChartBlock(Text.of("图"), "柱形图", stated, source if own else None, ref=REF)
    cells = chart_cells(block, source, findings)
    data = cells.data("人", findings) if cells else None
    return data, [f"{finding.code} {finding.ref}" for finding in findings]


def drawn(source: Table, category: str = "", series: tuple[str, ...] = (), own: bool = False) -> ChartData:
    """Return what a chart shows, when there are no findings."""
    data, findings = taken(source, category, series, own)
    assert findings == []
    assert data is not None
    return data


def values(data: ChartData) -> dict[str, list[str | None]]:
    return {one.name: [None if each is None else str(each) for each in one.values] for one in data.series}


def test_the_first_column_gives_categories_and_numbers_give_series() -> None:
    data = drawn(table(["学校", "男", "女"], ["甲", number("3"), number("4")], ["乙", number("5"), number("6")]))
    assert data.categories == ("甲", "乙")
    assert values(data) == {"男": ["3", "5"], "女": ["4", "6"]}
    assert data.unit == "人"


def test_a_serial_column_is_neither_category_nor_series() -> None:
    data = drawn(table(["序号", "学校", "人数"], [number("1"), "甲", number("3")], [number("2"), "乙", number("5")]))
    assert (data.categories, values(data)) == (("甲", "乙"), {"人数": ["3", "5"]})


@pytest.mark.parametrize("word", ["合计", "小计", "总计", "共计", "合 计", "合　计"])
def test_rows_of_totals_are_left_out(word: str) -> None:
    rows: list[list[str | TableCell]] = [["甲", number("3")], [word, number("8")], ["乙", number("5")]]
    assert drawn(table(["学校", "人数"], *rows)).categories == ("甲", "乙")


def test_a_row_is_a_total_wherever_the_word_stands() -> None:
    rows: list[list[str | TableCell]] = [[number("1"), "甲", number("3")], ["", "合计", number("3")]]
    assert drawn(table(["序号", "学校", "人数"], *rows)).categories == ("甲",)


def test_a_column_of_totals_is_left_out() -> None:
    data = drawn(table(["学校", "男", "女", "合计"], ["甲", number("3"), number("4"), number("7")]))
    assert list(values(data)) == ["男", "女"]


def test_columns_of_text_are_left_out() -> None:
    data = drawn(table(["学校", "地址", "人数"], ["甲", "东街", number("3")]))
    assert list(values(data)) == ["人数"]


def test_category_and_series_may_be_chosen() -> None:
    rows: list[list[str | TableCell]] = [["东街", "甲", number("3"), number("4")]]
    data = drawn(table(["地址", "学校", "男", "女"], *rows), "学校", ("女",))
    assert (data.categories, values(data)) == (("甲",), {"女": ["4"]})


def test_series_stand_in_the_order_asked_for() -> None:
    data = drawn(table(["学校", "男", "女"], ["甲", number("3"), number("4")]), series=("女", "男"))
    assert list(values(data)) == ["女", "男"]


def test_a_total_column_may_be_asked_for() -> None:
    assert list(values(drawn(table(["学校", "合计"], ["甲", number("7")]), series=("合计",)))) == ["合计"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("1,204", "1204"),
        ("-3.5", "-3.5"),
        ("69.43%", "0.6943"),
        ("１２", "12"),
        ("1 204", "1204"),
        ("1,234,567.8", "1234567.8"),
    ],
)
def test_digits_stored_as_text_are_numbers(text: str, value: str) -> None:
    data = drawn(table(["学校", "人数"], ["甲", text]))
    assert values(data) == {"人数": [value]}
    assert data.series[0].labels == (text,)


def test_labels_are_as_printed() -> None:
    data = drawn(table(["学校", "占比"], ["甲", number("0.6943", "69.43%")]))
    assert (values(data), data.series[0].labels) == ({"占比": ["0.6943"]}, ("69.43%",))


@pytest.mark.parametrize("mark", ["", "-", "—", "——", "–", "/", "…", "……", "无"])
def test_marks_for_nothing_are_missing_values(mark: str) -> None:
    data = drawn(table(["学校", "人数"], ["甲", number("3")], ["乙", mark]))
    assert values(data) == {"人数": ["3", None]}
    assert data.series[0].labels == ("3", "")


def test_a_merged_category_goes_for_all_its_rows() -> None:
    merged = TableCell((Text.of("甲"),), row_span=2)
    data = drawn(table(["学校", "人数"], [merged, number("3")], [None, number("5")]))
    assert data.categories == ("甲", "甲")


def test_a_category_of_two_lines_is_one() -> None:
    lines = TableCell((Text.of("甲乙"), Text.of("学校")))
    assert drawn(table(["学校", "人数"], [lines, number("3")])).categories == ("甲乙学校",)


def test_the_lowest_header_row_names_the_columns() -> None:
    wide = TableCell((Text.of("在校生"),), column_span=2)
    data = drawn(table(["学校", wide, None], ["", "男", "女"], ["甲", number("3"), number("4")], header=2))
    assert list(values(data)) == ["男", "女"]


def two_years() -> Table:
    wide = [TableCell((Text.of(year),), column_span=2) for year in ("2024年", "2025年")]
    first: list[str | TableCell | None] = ["学校", wide[0], None, wide[1], None]
    return table(first, ["", *"招毕招毕"], ["甲", *map(number, "1234")], header=2)


def test_columns_of_one_name_are_told_apart_by_the_header_above() -> None:
    assert values(drawn(two_years(), series=("2025年.招",))) == {"2025年招": ["3"]}
    assert list(values(drawn(two_years()))) == ["2024年招", "2024年毕", "2025年招", "2025年毕"]


def test_a_name_of_several_columns_is_reported() -> None:
    assert taken(two_years(), series=("招",)) == (None, ["S139 基本情况!D2"])


def test_a_row_that_is_one_cell_is_no_category() -> None:
    title = TableCell((Text.of("公办"),), column_span=2)
    assert drawn(table(["学校", "人数"], [title, None], ["甲", number("3")])).categories == ("甲",)


def test_totals_under_any_name_are_left_out_and_drawn_when_there_is_nothing_else() -> None:
    rows: list[list[str | TableCell]] = [["甲", number("3")], ["全市合计：", number("3")]]
    data = drawn(table(["学校", "人数合计"], *rows))
    assert (data.categories, values(data)) == (("甲",), {"人数合计": ["3"]})


def test_the_word_for_totals_in_another_column_is_data() -> None:
    assert drawn(table(["学校", "人数", "口径"], ["甲", number("3"), "合计"])).categories == ("甲",)


def test_what_is_no_number_is_reported_by_its_cell() -> None:
    data, findings = taken(table(["学校", "人数"], ["甲", number("3")], ["乙", "约5人"]), own=True)
    assert findings == ["S119 表!B3"]
    assert data is not None
    assert values(data) == {"人数": ["3", None]}


def test_a_series_asked_for_reports_what_is_no_number() -> None:
    assert taken(table(["学校", "地址"], ["甲", "东街"]), series=("地址",))[1] == ["S119 表!B2"]


@pytest.mark.parametrize(("category", "series"), [("学效", ()), ("", ("男生",))])
def test_an_unknown_column_is_reported_at_the_options(category: str, series: tuple[str, ...]) -> None:
    _, findings = taken(table(["学校", "男"], ["甲", number("3")]), category, series)
    assert findings == ["S114 基本情况!D2"]


def test_an_unknown_category_draws_nothing() -> None:
    assert taken(table(["学校", "男"], ["甲", number("3")]), "学效")[0] is None


def test_a_table_without_numbers_is_reported() -> None:
    assert taken(table(["学校", "地址"], ["甲", "东街"])) == (None, ["S125 基本情况!A2"])


def test_a_table_that_waits_for_its_numbers_draws_nothing_and_reports_no_more() -> None:
    waiting = TableCell((Text.todo("待补：招生数"),))
    source = table(("年度", "招生数"), ("2024年", waiting), ("2025年", waiting))
    assert taken(source, series=("招生数",)) == (None, [])


def test_a_table_that_has_one_of_its_numbers_is_drawn() -> None:
    source = table(("年度", "招生数"), ("2024年", TableCell((Text.todo("待补：招生数"),))), ("2025年", number("9")))
    assert values(drawn(source, series=("招生数",))) == {"招生数": [None, "9"]}


@pytest.mark.parametrize("text", ["约30", "12人", "待定"])
def test_one_text_among_numbers_is_an_error_at_its_cell_and_loses_no_series(text: str) -> None:
    source = table(["学校", "男", "女"], ["甲", number("3"), number("4")], ["乙", text, number("6")])
    data, findings = taken(source)
    assert findings == ["S119 表!B3"]
    assert data is not None
    assert values(data) == {"男": ["3", None], "女": ["4", "6"]}


@pytest.mark.parametrize(
    ("cells", "faults"),
    [
        (("30%", "40%", "45.5"), ["S172 表!B4"]),
        (("30%", "40", "45.5"), ["S172 表!B2"]),
        (("30%", "0", "45.5%"), []),
        (("30%", "—", "45.5%"), []),
        (("3", "4", "5"), []),
    ],
)
def test_percentages_among_other_numbers_are_an_error_at_the_fewer(cells: tuple[str, ...], faults: list[str]) -> None:
    source = table(["学校", "占比", "人数"], *([name, cell, "9"] for name, cell in zip("甲乙丙", cells, strict=True)))
    found = chart_cells(ChartBlock(Text.of("图"), "柱形图", ChartSource("表"), None), source, Findings())
    assert found is not None
    assert [f"{each.code} {each.ref}" for each in found.mixed()] == faults


def test_a_column_of_texts_with_one_number_is_no_series() -> None:
    source = table(
        ["学校", "人数", "备注"], ["甲", number("4"), "新建"], ["乙", number("6"), "改建"], ["丙", "—", number("7")]
    )
    assert list(values(drawn(source))) == ["人数"]


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("header", "place"),
    [
        (["2023年", number("30"), number("4")], "B1"),
        (["甲校", number("30"), number("4")], "B1"),
        (["甲校", "1,230", "4"], "B1"),
        (["2023年", number("2010"), number("2030")], "B1"),
        (["2023年", "约30", number("4")], "B1"),
        (["学校", "在校生", number("4")], "C1"),
    ],
    ids=["a year", "a school", "numbers as text", "numbers like years", "a text", "one number"],
)
def test_a_first_row_of_data_that_is_taken_for_the_header_is_an_error(
    header: list[str | TableCell], place: str, own: bool
) -> None:
    source = table(header, ["2024年", number("3"), number("4")], ["2025年", number("5"), number("6")])
    assert f"S171 表!{place}" in taken(source, own=own)[1]


@pytest.mark.parametrize(
    "header", [["年份", number("2024"), number("2025")], ["", "2024", "2025"], ["2025年", "在校生", "毕业生"]]
)
def test_years_and_words_may_name_series(header: list[str | TableCell]) -> None:
    source = table(header, ["2023年", number("3"), number("4")], ["2024年", number("5"), number("6")])
    assert taken(source)[1] == []

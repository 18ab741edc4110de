"""Year after year: no number is lost, and nothing of the old year is taken for one of the new."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Rows, Sheets, henan, minimal_sheets, read_file, write_workbook
from tests.next_year.moved_books import MovedBook, moved_file
from zhibao.compute import compute
from zhibao.model.indicator import EvaluatedIndicator

NAMES = "甲乙丙丁戊己"
NUMBER = st.integers(0, 99_999) | st.decimals("0.01", "999", places=2).map(float)


@st.composite
def dictionaries(draw: st.DrawFn) -> Rows:
    """Rows of the sheet 指标: typed ones, then some with formulas of these."""
    first = draw(st.integers(2023, 2025))
    years = range(first, 2026)
    typed = [
        (name, "册", *(draw(st.none() | NUMBER) for _ in years), None, None)
        for name in NAMES[: draw(st.integers(1, 4))]
    ]
    names = [row[0] for row in typed]
    formulas = []
    for number in range(draw(st.integers(0, 3))):
        one, two = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        unit = draw(st.sampled_from(["册", "%", ":1"]))
        formulas.append(
            (
                f"第{number}",
                unit,
                *(None for _ in years),
                f"{one}{draw(st.sampled_from('+-*/'))}{two}",
                draw(st.sampled_from([None, 0, 2])),
            )
        )
        names.append(f"第{number}")
    return [("名称", "单位", *years, "公式", "小数位"), *typed, *formulas]


@st.composite
def books(draw: st.DrawFn) -> Sheets:
    """A workbook with a dictionary, a typed table of years and a text that looks figures up."""
    rows = draw(dictionaries())
    name = rows[1][0]
    table: list[tuple[str | float, ...]] = [("表格", "条件"), ("", "项目", "2024年", "2025年")]
    table += [("", f"第{at}行", draw(NUMBER), draw(NUMBER)) for at in range(draw(st.integers(1, 3)))]
    text = f"2025年有{{{{{name}}}}}册，上年{{{{{name}.2024}}}}册。"
    return minimal_sheets(基本情况=[("段落", text), *table]) | {"指标": rows}


def evaluated(path: Path) -> dict[str, EvaluatedIndicator]:
    report, _ = compute(read_file(path).report, henan().change)
    return {each.definition.name: each for each in report.indicators}


def hold_together(source: Path, book: MovedBook, this: int) -> None:
    """Assert that what was this year's is last year's now, shown alike, and that no number is this year's yet."""
    before, after = evaluated(source), evaluated(book.path)
    for name, indicator in before.items():
        old, new = indicator.values.get(this), after[name].values.get(this)
        assert (old and old.shown) == (new and new.shown), name
        assert this + 1 not in after[name].values, name
        typed = after[name].definition.years.get(this + 1)
        assert typed is None or not typed.text.strip(), name


@settings(max_examples=12, deadline=None)
@given(books())
def test_every_number_stands_in_last_years_column_two_years_on_end(sheets: Sheets) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = write_workbook(Path(folder) / "云州市2025" / "工作簿.xlsx", sheets)
        first = moved_file(source)
        hold_together(source, first, 2025)
        second = moved_file(first.path, "云州市2027")
        hold_together(first.path, second, 2026)
        _hold_table(sheets, first, second)


def _hold_table(sheets: Sheets, first: MovedBook, second: MovedBook) -> None:
    """Assert that typed values move to the year before, and are gone a year later when nobody has filled in more."""
    rows = sheets["基本情况"]
    assert not hasattr(rows, "merges")
    values = [row[3] for row in rows[4:]]
    assert [row[2:] for row in first.rows("基本情况")[4:]] == [(value,) for value in values]
    assert [row[2:] for row in second.rows("基本情况")[4:]] == [()] * len(values)
    heads = [book.rows("基本情况")[3][2:] for book in (first, second)]
    assert heads == [("2025年", "2026年"), ("2026年", "2027年")]

"""Series with the cells of the embedded workbook that they show, and the values that Word keeps of them."""

from __future__ import annotations

from charts.chart_data_points import ChartData
from charts.drawingml.data_labels import codes, usual_code
from charts.drawingml.element_writing import element, text, val

SHEET = "Sheet1"


def series_xml(data: ChartData, index: int, look: str, labels: str, after: str = "") -> str:
    """Return the series at `index`: `look` stands between its name and its labels, `after` at its end."""
    return element(
        "c:ser",
        val("idx", index),
        val("order", index),
        element("c:tx", _strings(f"${_column(index)}$1", (data.series[index].name,))),
        look,
        labels,
        element("c:cat", _strings(_rows("A", data), data.categories)),
        element("c:val", _numbers(data, index)),
        after,
    )


def _column(index: int) -> str:
    """Return the letters of the column of the series at `index`; the first holds the categories."""
    from xlsxwriter.utility import xl_col_to_name

    letters: str = xl_col_to_name(index + 1)
    return letters


def _rows(column: str, data: ChartData) -> str:
    return f"${column}$2:${column}${len(data.categories) + 1}"


def _strings(cells: str, texts: tuple[str, ...]) -> str:
    points = (element("c:pt", text("c:v", each), idx=at) for at, each in enumerate(texts))
    cache = element("c:strCache", val("ptCount", len(texts)), *points)
    return element("c:strRef", text("c:f", f"{SHEET}!{cells}"), cache)


def _numbers(data: ChartData, index: int) -> str:
    """Return the values; a missing one has no point."""
    found = codes(data.series[index])
    usual = usual_code(found)
    points = [
        element("c:pt", text("c:v", f"{value:f}"), **({"formatCode": found[at]} if found[at] != usual else {}), idx=at)
        for at, value, _ in data.series[index].present
    ]
    cells = _rows(_column(index), data)
    count = val("ptCount", len(data.categories))
    return element(
        "c:numRef", text("c:f", f"{SHEET}!{cells}"), element("c:numCache", text("c:formatCode", usual), count, *points)
    )

"""What a native chart holds: the values that Word keeps, those of its workbook, and its XML."""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
from lxml import etree
from lxml.etree import _Element as Element

import charts
from charts import ChartData, NativeChart

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
Numbers = tuple[float | None, ...]


@dataclass(frozen=True)
class Contents:
    """Categories, and for each series its name and its values, None for a missing one."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, Numbers], ...]


def made(kind: str, data: ChartData) -> NativeChart:
    """Return the native chart in fonts that show up in its XML."""
    return charts.native(kind, data, 150.0, "拉丁体", "汉字体")


def root_of(chart: NativeChart) -> Element:
    return etree.fromstring(chart.xml)


def find(element: Element, path: str) -> list[Element]:
    """Return the elements that an XPath finds."""
    found = element.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, Element)]


def vals(element: Element, path: str) -> list[str]:
    """Return the `val` attributes of the elements that an XPath finds."""
    return [each.get("val", "") for each in find(element, path)]


def cached(chart: NativeChart) -> Contents:
    """Return what Word keeps of the values."""
    series = find(root_of(chart), "//c:ser")
    categories = {tuple(_points(each, "c:cat")) for each in series}
    assert len(categories) == 1
    numbers = [(_points(each, "c:tx")[0], tuple(map(_number, _points(each, "c:val")))) for each in series]
    return Contents(next(iter(categories)), tuple((name or "", found) for name, found in numbers))  # type: ignore[arg-type]


def _points(series: Element, part: str) -> list[str | None]:
    (count,) = vals(series, f"{part}//c:ptCount")
    found: list[str | None] = [None] * int(count)
    for point in find(series, f"{part}//c:pt"):
        found[int(point.get("idx", ""))] = "".join(str(text) for text in point.itertext())
    return found


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def in_workbook(chart: NativeChart) -> Contents:
    """Return the workbook's values, found by the cells that the series refer to."""
    book = openpyxl.load_workbook(io.BytesIO(chart.workbook))
    root = root_of(chart)
    names = [cells(book, _reference(each, "c:tx"))[0] for each in find(root, "//c:ser")]
    numbers = [tuple(cells(book, _reference(each, "c:val"))) for each in find(root, "//c:ser")]
    (categories,) = {tuple(cells(book, _reference(each, "c:cat"))) for each in find(root, "//c:ser")}
    series = tuple((str(name or ""), found) for name, found in zip(names, numbers, strict=True))
    return Contents(tuple(map(str, categories)), series)  # type: ignore[arg-type]


def _reference(series: Element, part: str) -> str:
    (formula,) = find(series, f"{part}//c:f")
    return formula.text or ""


def cells(book: openpyxl.Workbook, reference: str) -> list[object]:
    """Return the values of a reference such as Sheet1!$B$2:$B$5."""
    sheet, _, area = reference.partition("!")
    found = book[sheet][area.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [cell.value for row in rows for cell in row]


def of(data: ChartData) -> Contents:
    """Return what the data themselves hold."""
    values = ((one.name, tuple(_float(value) for value in one.values)) for one in data.series)
    return Contents(data.categories, tuple(values))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)

"""Example texts of the fresh workbook that nobody has replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhibao.findings import Finding, text_rules
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.text import Text
from zhibao.model.walk import map_texts

EXAMPLE_MARK = "（示例）"


def examples_left(report: ReadReport) -> Iterator[Finding]:
    """Yield the example texts that are left, one finding a sheet, at the first of them."""
    found: dict[str, list[CellRef]] = defaultdict(list)
    for ref in example_places(report):
        found[ref.sheet].append(ref)
    for refs in found.values():
        yield text_rules.EXAMPLE_LEFT.at(refs[0], count=len(refs), mark=EXAMPLE_MARK)


def example_places(report: ReadReport) -> tuple[CellRef, ...]:
    """Return the cells whose texts are examples still."""
    found: dict[CellRef, None] = {}

    def look(value: Text) -> Text:
        if EXAMPLE_MARK in value.plain:
            found.setdefault(value.ref)
        return value

    map_texts(report, look)
    for school in report.schools:
        look(school)
    return tuple(found)

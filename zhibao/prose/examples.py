"""Example texts of the fresh workbook that nobody has replaced."""

from __future__ import annotations

from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.walk import map_texts

EXAMPLE_MARK = "（示例）"


def example_places(report: ReadReport) -> tuple[CellRef, ...]:
    """Return the cells whose texts are examples still."""
    found: dict[CellRef, None] = {}

    def look(value: Text) -> Text:
        if EXAMPLE_MARK in value.plain:
            found.setdefault(value.ref)
        return value

    def look_through(table: Table, _: str) -> Table:
        for line in table.lines if EXAMPLE_MARK in table.plain else ():
            look(line)
        return table

    map_texts(report, look, look_through)
    for school in report.schools:
        look(school)
    return tuple(found)

"""The paragraphs of a template's parts, each with the place that a reader finds it at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from zhibao.findings import TemplatePlace
from zhibao.word.xml import Element, qualified, w

_FALLBACK = qualified("mc:Fallback")


class TemplateParagraph(Struct, frozen=True, eq=False, dict=True):
    """A paragraph of a part, and its place; equal only to itself."""

    element: Element
    part: str
    spot: str

    @cached_property
    def text(self) -> str:
        """Its characters, without those of text boxes in it; what was deleted under tracked changes does not count."""
        return "".join(each.text or "" for each in self.element.iter(w("t")) if self.owns(each))

    @property
    def place(self) -> TemplatePlace:
        return TemplatePlace("", self.part, self.spot, self.text.strip())

    def owns(self, element: Element) -> bool:
        """Tell whether an element stands in this paragraph itself, not in a text box inside it."""
        return next(element.iterancestors(w("p")), None) is self.element


def paragraphs_of(root: Element, part: str) -> Iterator[TemplateParagraph]:
    """Yield the paragraphs of a part in order; a text box's older copy for other programs is left out."""
    tables = [table for table in root.iter(w("tbl")) if next(table.iterancestors(w("tbl")), None) is None]
    numbers = {table: number for number, table in enumerate(tables, 1)}
    counted = 0
    for element in root.iter(w("p")):
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        cell = next(reversed(list(element.iterancestors(w("tc")))), None)
        if cell is None and next(element.iterancestors(w("p")), None) is None:
            counted += 1
        yield TemplateParagraph(element, part, f"第 {counted} 段" if cell is None else _cell_spot(cell, numbers))


def _cell_spot(cell: Element, numbers: dict[Element, int]) -> str:
    row = next(cell.iterancestors(w("tr")))
    table = next(cell.iterancestors(w("tbl")))
    across, down = _number(cell, row, "tc"), _number(row, table, "tr")
    return f"表 {numbers[table]} 第 {down} 行第 {across} 格"


def _number(element: Element, within: Element, name: str) -> int:
    return list(within.iter(w(name))).index(element) + 1

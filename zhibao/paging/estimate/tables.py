"""How high a table's rows are, and which of them stay together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Element

from zhibao.format.cascade import Layers, Styles, stated
from zhibao.format.opening import find, values, w
from zhibao.paging.estimate.paragraphs import Measured

_TWIPS = 20
_EIGHTHS = 8
_DEFAULT_MARGIN = "108"


@dataclass(frozen=True, slots=True)
class Row:
    """A row's height in pt, whether it stays with the next one, and whether it is repeated on the next page."""

    height: float
    is_kept: bool
    is_header: bool


def rows_of(table: Element, styles: Styles) -> tuple[Row, ...]:
    """Return a table's rows as they are printed."""
    layers = _layers(table, styles)
    rows = [_row(each, layers, styles) for each in table.findall(w("tr"))]
    if rows:
        # Half of the line above and half of the line below stand outside the rows.
        frame = float(stated(layers, "tblBorders/top", "sz") or 0) / _EIGHTHS
        rows[0] = Row(rows[0].height + frame, rows[0].is_kept, rows[0].is_header)
    return tuple(rows)


def _layers(table: Element, styles: Styles) -> Layers:
    named = next(iter(values(table, "w:tblPr/w:tblStyle/@w:val")), "")
    own = find(table, "w:tblPr")
    return (*own, *(each for style in styles.table_layers(named) for each in find(style, "w:tblPr")))


def _row(row: Element, layers: Layers, styles: Styles) -> Row:
    stated_height = float(next(iter(values(row, "w:trPr/w:trHeight/@w:val")), "0")) / _TWIPS
    is_exact = values(row, "w:trPr/w:trHeight/@w:hRule") == ["exact"]
    cells = [_measured(cell, layers, styles) for cell in find(row, "w:tc[not(w:tcPr/w:vMerge)]")]
    margins = _points(layers, "tblCellMar/top", "0") + _points(layers, "tblCellMar/bottom", "0")
    needed = max((margins + sum(each.height for each in cell) for cell in cells), default=0.0)
    return Row(
        stated_height if is_exact else max(stated_height, needed),
        any(cell[0].is_kept for cell in cells if cell),
        bool(find(row, "w:trPr/w:tblHeader")),
    )


def _measured(cell: Element, layers: Layers, styles: Styles) -> Sequence[Measured]:
    stated_width = float(next(iter(values(cell, "w:tcPr/w:tcW/@w:w")), "0")) / _TWIPS
    sides = _points(layers, "tblCellMar/left", _DEFAULT_MARGIN) + _points(layers, "tblCellMar/right", _DEFAULT_MARGIN)
    return [Measured(each, stated_width - sides, styles) for each in find(cell, "w:p")]


def _points(layers: Layers, path: str, default: str) -> float:
    return float(stated(layers, path, "w") or default) / _TWIPS

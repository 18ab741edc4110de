"""The figures of tables: header rows, rows over pages, width, lines, fill and heights."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from zhibao.format.own_words import in_own_words
from zhibao.format.paragraph_measures import alignment
from zhibao.format.type_measures import shading
from zhibao.format.walking import FoundTable
from zhibao.pack.format_values import Value
from zhibao.text.measuring import spaced_ems
from zhibao.word.block_elements import text_of
from zhibao.word.row_texts import RowText
from zhibao.word.sections import Section
from zhibao.word.simple_types import EIGHTHS, is_on, measure, millimetres, or_else, percent, points
from zhibao.word.style_inheritance import Inheritance, stated
from zhibao.word.styles import Layers
from zhibao.word.table_look import style_parts
from zhibao.word.xml import Element, find, first, w

_FIFTIETHS = 50
_VERTICAL = {"top": "靠上", "center": "居中", "bottom": "靠下", "both": "靠上"}
_OUTER, _INNER = ("top", "left", "bottom", "right"), ("insideH", "insideV")
# A row may be split that is higher than a third of a page; here a little less, as its height is an estimate.
_UNSPLIT = 0.3
# What table text takes, for that estimate only: 五号 on 17 pt lines, with what is lost beside it.
_TYPE, _LINE, _BESIDE = 10.5, 17.0, 16.0


def table_figures(table: FoundTable, inheritance: Inheritance) -> Mapping[str, Value]:
    """Return the table's figures by their keys in format.toml."""
    styled = inheritance.table_layers(table.style_id)
    layers, styled_cells = (*table.element.findall(w("tblPr")), *_all(styled, "tblPr")), _all(styled, "tcPr")
    rows, unlike = table.rows, table.unlike_rows
    return {
        **_header(table.element, unlike, styled),
        "rows_unsplit": _rows_unsplit(rows, unlike, table.section),
        "align": alignment(layers),
        "width": in_own_words(_width, layers, table.section),
        "outer_border": in_own_words(_border, table.element, layers, _OUTER),
        "inner_border": in_own_words(_border, table.element, layers, _INNER),
        "body_fill": _body_fill(unlike, styled_cells),
        "wrapped": table.element.find(f"{w('tblPr')}/{w('tblpPr')}") is not None,
        "vertical": _vertical(unlike, styled_cells),
        "row_height": in_own_words(_row_height, unlike),
        "exact_rows": any(find(row, "w:trPr/w:trHeight[@w:hRule='exact']") for row in unlike),
    }


def _header(table: Element, rows: Sequence[Element], styled: Layers) -> Mapping[str, Value]:
    """Return the figures of the header rows, none for a table that was made without them."""
    is_repeated = _is(rows[0], "tblHeader")
    if not is_repeated and "firstRow" not in style_parts(table):
        return {}
    return {"header_repeated": is_repeated, "header_fill": _header_fill(table, rows, styled)}


def _all(styled: Layers, kind: str) -> Layers:
    """Return the `w:tblPr` or `w:tcPr` of a table style and those that it is based on."""
    return tuple(found for each in styled for found in each.findall(w(kind)))


def _is(row: Element, name: str) -> bool:
    """Tell whether a row has a property that is on or off."""
    return is_on(row.find(f"{w('trPr')}/{w(name)}")) is True


def _rows_unsplit(rows: Sequence[Element | RowText], unlike: Sequence[Element], section: Section) -> bool:
    if all(_is(row, "cantSplit") for row in unlike):
        return True
    most = _UNSPLIT * section.text_height
    elements = (row.element if isinstance(row, RowText) else row for row in rows)
    return all(_is(row, "cantSplit") or _height(row) > most for row in elements)


def _height(row: Element) -> float:
    """Return about how high a row is in pt, from its characters; merged cells count in the row that they begin in."""
    return max((_cell_height(cell) for cell in row.findall(w("tc"))), default=0.0)


def _cell_height(cell: Element) -> float:
    width = max(or_else(0, points, stated(tuple(cell.findall(w("tcPr"))), "tcW", "w")) - _BESIDE, _TYPE)
    texts = (text_of(paragraph) for paragraph in cell.findall(w("p")))
    return sum(max(math.ceil(spaced_ems(text) * _TYPE / width), 1) for text in texts) * _LINE


def _width(layers: Layers, section: Section) -> Value:
    """Return the width in words; a percentage is one whatever the kind (§17.4.63), otherwise stated in fiftieths."""
    kind, words = stated(layers, "tblW", "type"), stated(layers, "tblW", "w")
    share = percent(words)
    width = measure(words) if share is None else share * _FIFTIETHS
    if share is not None or kind == "pct":
        return "版心" if width == 100 * _FIFTIETHS else f"版心的 {width / _FIFTIETHS:g}%"
    if kind != "dxa":
        return "不定"
    return "版心" if abs(points(words) - section.text_width) < 1 else f"{millimetres(words):.0f} 毫米"


def _border(table: Element, layers: Layers, sides: tuple[str, ...]) -> Value:
    """Return the lines' thickness in pt, in words when they differ, also where a cell brings its own."""
    sizes = {_line_size(layers, f"tblBorders/{side}") for side in sides}
    # Inside a table a cell's own left or right line stands in place of the table's.
    own = (border for borders in table.iter(w("tcBorders")) if _is_of_cell(borders) for border in borders)
    names = frozenset(map(w, sides))
    sizes |= {_size_of(each.get(w("val")), each.get(w("sz"))) for each in own if each.tag in names}
    if len(sizes) == 1:
        return sizes.pop()
    return "、".join(f"{size:g} 磅" if size else "无" for size in sorted(sizes))


def _is_of_cell(borders: Element) -> bool:
    """Tell whether borders are a cell's as it is now, not as it was before a tracked change."""
    return first(borders, "parent::w:tcPr/parent::w:tc") is not None


def _line_size(layers: Layers, path: str) -> float:
    return _size_of(stated(layers, path, "val"), stated(layers, path, "sz"))


def _size_of(kind: str | None, size: str | None) -> float:
    return 0.0 if kind in (None, "nil", "none") else points(size, EIGHTHS)


def _header_fill(table: Element, rows: Sequence[Element], styled: Layers) -> Value:
    """Return the fill of the header rows' cells, several when they differ."""
    first = [found for style in styled for found in find(style, "w:tblStylePr[@w:type='firstRow']/w:tcPr")]
    of_first = tuple(first) if "firstRow" in style_parts(table) else ()
    fills = {
        stated((*cell.findall(w("tcPr")), *(of_first if row is rows[0] else ())), "shd", "fill") or "无"
        for row in [row for row in rows if _is(row, "tblHeader")] or rows[:1]
        for cell in row.findall(w("tc"))
    }
    return "、".join(sorted(fills))


def _body_fill(rows: Sequence[Element], styled: Layers) -> Value:
    """Return the fill of the cells below the header rows, several when they differ."""
    below = (row for row in rows[1:] if not _is(row, "tblHeader"))
    fills = {shading((*cell.findall(w("tcPr")), *styled)) for row in below for cell in row.findall(w("tc"))}
    return "、".join(sorted(fills)) or "无"


def _vertical(rows: Sequence[Element], styled: Layers) -> Value:
    cells = (cell for row in rows for cell in row.findall(w("tc")))
    found = {stated((*cell.findall(w("tcPr")), *styled), "vAlign", "val") or "top" for cell in cells}
    return "、".join(sorted(_VERTICAL.get(value, value) for value in found))


def _row_height(rows: Sequence[Element]) -> Value:
    """Return the least height that all rows have, in mm."""
    return min(millimetres(stated(tuple(row.findall(w("trPr"))), "trHeight", "val")) for row in rows)

"""The figures of tables: header rows, rows over pages, width, lines, fill and heights."""

from __future__ import annotations

import math
from collections.abc import Mapping

from lxml.etree import _Element as Element

from zhibao.format.attributes import TWIPS, TWIPS_PER_MM, in_own_words, measure, or_else, percent
from zhibao.format.cascade import Layers, Styles, stated
from zhibao.format.opening import find, is_on, text_of, values, w
from zhibao.format.page_sections import Section
from zhibao.format.paragraph_measures import alignment
from zhibao.format.type_measures import shading
from zhibao.format.walking import FoundTable
from zhibao.pack.format_values import Value

_EIGHTHS = 8
_FIFTIETHS = 50
_VERTICAL = {"top": "靠上", "center": "居中", "bottom": "靠下", "both": "靠上"}
_OUTER, _INNER = ("top", "left", "bottom", "right"), ("insideH", "insideV")
# A row may be split when it and the header over it fill most of a page; half of one, as its height is an estimate.
_MOST_OF_PAGE = 0.5
# What table text takes, for that estimate only: 五号 on 17 pt lines.
_TYPE, _LINE = 10.5, 17.0


def table_figures(table: FoundTable, section: Section, styles: Styles) -> Mapping[str, Value]:
    """Return the table's figures by their keys in format.toml."""
    layers = _layers(table, styles)
    rows = table.element.findall(w("tr"))
    return {
        "header_repeated": is_on(rows[0].find(f"{w('trPr')}/{w('tblHeader')}")) is True,
        "rows_unsplit": _rows_unsplit(rows, section),
        "align": alignment(layers),
        "width": in_own_words(_width)(layers, section),
        "outer_border": in_own_words(_border)(table.element, layers, _OUTER),
        "inner_border": in_own_words(_border)(table.element, layers, _INNER),
        "header_fill": _header_fill(table, styles),
        "body_fill": _body_fill(table, styles),
        "wrapped": table.element.find(f"{w('tblPr')}/{w('tblpPr')}") is not None,
        "vertical": _vertical(table, styles),
        "row_height": in_own_words(_row_height)(rows),
        "exact_rows": bool(find(table.element, "w:tr/w:trPr/w:trHeight[@w:hRule='exact']")),
    }


def _layers(table: FoundTable, styles: Styles) -> Layers:
    """Return the `w:tblPr` that format the table."""
    own = table.element.findall(w("tblPr"))
    return (*own, *(each for style in styles.table_layers(table.style_id) for each in style.findall(w("tblPr"))))


def _rows_unsplit(rows: list[Element], section: Section) -> bool:
    header = sum(_height(row) for row in rows if is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")))
    return all(
        is_on(row.find(f"{w('trPr')}/{w('cantSplit')}")) or header + _height(row) > _MOST_OF_PAGE * section.text_height
        for row in rows
    )


def _height(row: Element) -> float:
    """Return about how high a row is in pt, from its characters; merged cells count in the row that they begin in."""
    return max((_cell_height(cell) for cell in row.findall(w("tc"))), default=0.0)


def _cell_height(cell: Element) -> float:
    width = or_else(0, measure, stated(tuple(cell.findall(w("tcPr"))), "tcW", "w")) / TWIPS or 1.0
    texts = (text_of(paragraph) for paragraph in cell.findall(w("p")))
    return sum(max(math.ceil(_wide(text) * _TYPE / width), 1) for text in texts) * _LINE


def _wide(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def _width(layers: Layers, section: Section) -> Value:
    """Return the width in words; a percentage is one whatever the kind (§17.4.63), otherwise stated in fiftieths."""
    kind, words = stated(layers, "tblW", "type"), stated(layers, "tblW", "w")
    share = percent(words)
    width = measure(words) if share is None else share * _FIFTIETHS
    if share is not None or kind == "pct":
        return "版心" if width == 100 * _FIFTIETHS else f"版心的 {width / _FIFTIETHS:g}%"
    if kind != "dxa":
        return "不定"
    return "版心" if abs(width / TWIPS - section.text_width) < 1 else f"{width / TWIPS_PER_MM:.0f} 毫米"


def _border(table: Element, layers: Layers, sides: tuple[str, ...]) -> Value:
    """Return the lines' thickness in pt, in words when they differ, also where a cell brings its own."""
    sizes = {_line_size(layers, f"tblBorders/{side}") for side in sides}
    # Inside a table a cell's own left or right line stands in place of the table's.
    own = "|".join(f".//w:tc/w:tcPr/w:tcBorders/w:{side}" for side in sides)
    sizes |= {_size_of(each.get(w("val")), each.get(w("sz"))) for each in find(table, own)}
    if len(sizes) == 1:
        return sizes.pop()
    return "、".join(f"{size:g} 磅" if size else "无" for size in sorted(sizes))


def _line_size(layers: Layers, path: str) -> float:
    return _size_of(stated(layers, path, "val"), stated(layers, path, "sz"))


def _size_of(kind: str | None, size: str | None) -> float:
    return 0.0 if kind in (None, "nil", "none") else measure(size, _EIGHTHS) / _EIGHTHS


def _header_fill(table: FoundTable, styles: Styles) -> Value:
    """Return the fill of the header rows' cells, several when they differ."""
    path = "w:tblStylePr[@w:type='firstRow']/w:tcPr"
    styled = [each for style in styles.table_layers(table.style_id) for each in find(style, path)]
    rows = table.element.findall(w("tr"))
    header = [row for row in rows if is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))] or rows[:1]
    has_first = values(table.element, "w:tblPr/w:tblLook/@w:firstRow") == ["1"]
    fills = {
        stated((*cell.findall(w("tcPr")), *(styled if row is rows[0] and has_first else ())), "shd", "fill") or "无"
        for row in header
        for cell in row.findall(w("tc"))
    }
    return "、".join(sorted(fills))


def _body_fill(table: FoundTable, styles: Styles) -> Value:
    """Return the fill of the cells below the header rows, several when they differ."""
    styled = [each for style in styles.table_layers(table.style_id) for each in style.findall(w("tcPr"))]
    rows = table.element.findall(w("tr"))
    below = [row for row in rows if is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")) is not True and row is not rows[0]]
    fills = {shading((*cell.findall(w("tcPr")), *styled)) for row in below for cell in row.findall(w("tc"))}
    return "、".join(sorted(fills)) or "无"


def _vertical(table: FoundTable, styles: Styles) -> Value:
    styled = [each for style in styles.table_layers(table.style_id) for each in style.findall(w("tcPr"))]
    cells = find(table.element, "w:tr/w:tc")
    found = {stated((*cell.findall(w("tcPr")), *styled), "vAlign", "val") or "top" for cell in cells}
    return "、".join(sorted(_VERTICAL.get(value, value) for value in found))


def _row_height(rows: list[Element]) -> Value:
    """Return the least height that all rows have, in mm."""
    heights = [measure(stated(tuple(row.findall(w("trPr"))), "trHeight", "val")) for row in rows]
    return min(heights) / TWIPS_PER_MM

"""The columns of a table's grid (`w:tblGrid`, ECMA-376 part 1, §17.4.48), against the cells of its rows."""

from __future__ import annotations

from typing import cast

from lxml import etree

from zhibao.word.block_elements import TABLE
from zhibao.word.xml import Element, w

_GRID, _COLUMN = w("tblGrid"), w("gridCol")
_SPANS = "w:tc/w:tcPr[1]/w:gridSpan[1]"
_ODD_SPAN = "descendant::w:gridSpan[not(@w:val) or @w:val = '' or translate(@w:val, '0123456789', '') != '']"
_TOO_WIDE = "descendant::w:tr[count(w:tc) > $columns]"
_WIDE_ENOUGH = f"descendant::w:tr[count(w:tc) - count({_SPANS}) + sum({_SPANS}/@w:val) >= $columns]"
# Python would look at every cell.
_fits = etree.XPath(f"not({_ODD_SPAN}) and not({_TOO_WIDE}) and {_WIDE_ENOUGH}", namespaces={"w": w("")[1:-1]})


def has_whole_grids(root: Element) -> bool:
    """Tell whether no table has a row of more cells than its grid has columns, and each has one that fills them."""
    return all(map(_is_whole, root.iter(TABLE)))


def _is_whole(table: Element) -> bool:
    grid = table.find(_GRID)
    return grid is not None and cast(bool, _fits(table, columns=len(grid.findall(_COLUMN))))

"""Which parts of its style a table takes (`w:tblLook`, ECMA-376 part 1, §17.4.56)."""

from __future__ import annotations

from zhibao.word.simple_types import states_on
from zhibao.word.xml import Element, w

# By attribute: the part (ST_TblStyleOverrideType, §17.18.89) and its bit in the older form, `w:val`.
_PARTS = {
    "firstRow": ("firstRow", 0x20),
    "lastRow": ("lastRow", 0x40),
    "firstColumn": ("firstCol", 0x80),
    "lastColumn": ("lastCol", 0x100),
}


def style_parts(table: Element) -> frozenset[str]:
    """Return the parts of a table style that format its first and last rows and columns."""
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return frozenset()
    return frozenset(part for name, (part, bit) in _PARTS.items() if _takes(look, name, bit))


def _takes(look: Element, name: str, bit: int) -> bool:
    stated = look.get(w(name))
    return bool(_hexadecimal(look.get(w("val"))) & bit) if stated is None else states_on(stated)


def _hexadecimal(words: str | None) -> int:
    try:
        return int(words or "0", 16)
    except ValueError:
        return 0

"""Numbers as they stand in a column of a table: what is before the decimal point, and what is from there on."""

from __future__ import annotations

from msgspec import Struct

from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import ems
from zhibao.text.none_marks import NONE_MARKS

_NUMBER = lazy_pattern(r"(?P<head>[-+−－＋±]?\d[\d,]*)(?P<fraction>\.\d+)?(?P<unit>:1|[%‰％]|[^\W\d_]{0,2})")


class ColumnNumber(Struct, frozen=True):
    """The ems of a number left and right of where its column aligns, and the unit printed with it."""

    left: float
    right: float
    unit: str


def column_number(text: str) -> ColumnNumber | None:
    """Return the number that the text is and no more, None for words, ratios and dates."""
    found = _NUMBER.fullmatch(text)
    if found is None or found["unit"] in ("年", "月", "日"):
        return None
    right = (found["fraction"] or "") + found["unit"]
    return ColumnNumber(ems(found["head"]), ems(right), found["unit"])


def is_blank(text: str) -> bool:
    """Tell whether a cell among numbers holds none."""
    return not text or fold(text) in NONE_MARKS

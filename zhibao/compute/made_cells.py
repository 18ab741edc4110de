"""Numbers of a table's cells as values, and cells made of numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from zhibao.indicators.units import Measure, Unit
from zhibao.indicators.values import Value
from zhibao.indicators.wording import POINTS
from zhibao.model.origin import Origin, Way
from zhibao.model.raised import as_text
from zhibao.model.ref import CellRef
from zhibao.model.table import TableCell
from zhibao.tables.aggregate import Form
from zhibao.tables.data_rows import amount_of, is_missing
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import decimals_of

_RATIO = lazy_pattern(r"(-?\d+(?:\.\d+)?):1")
_CHANGE = lazy_pattern(rf"[+]?(-?[\d,.]+%?)(?:{POINTS})?")


def value_in(cell: TableCell, name: str) -> Value | None:
    """Return the cell's number with what it measures, None where it holds none; `name` is what 数字出处 calls it."""
    if is_missing(cell):
        return None
    if ratio := _RATIO.fullmatch(squeezed(cell.plain)):
        number, decimals, unit = Fraction(ratio[1]), decimals_of(ratio[1]), Unit(Measure.RATIO)
    else:
        amount = amount_of(cell)
        if amount.number is None:
            return None
        number, decimals = amount.number, amount.decimals
        unit = Unit(Measure.SHARE if amount.is_share else Measure.AMOUNT)
    return Value(number, decimals, unit, origin_of(cell, number, name))


def origin_of(cell: TableCell, number: Fraction, name: str) -> Origin:
    """Return the origin of the number that the cell is; one that was typed is called `name`."""
    found = dict.fromkeys(run.origin for line in cell.lines for run in line.runs if run.origin)
    return next(iter(found)) if len(found) == 1 else Origin(name, number, cells=(cell.ref,), way=Way.ENTERED)


def is_ratio(cell: TableCell) -> bool:
    """Tell whether the cell shows a ratio, such as 13.65:1 or 2.4:7.6."""
    return ":" in squeezed(cell.plain)


def number_cell(text: str, number: Fraction | None, origin: Origin, form: Form, ref: CellRef) -> TableCell:
    """Return a cell that shows a number which was worked out."""
    return TableCell((as_text(text, ref, origin),), value=None if number is None else form.rounded(number), ref=ref)


def typed_number(cell: TableCell) -> tuple[Fraction, Form] | None:
    """Return the number that the clerk typed and how it is shown; +12 and 2.03个百分点 are numbers too."""
    amount = amount_of(cell)
    if amount.number is not None:
        return amount.number, Form(amount.decimals, amount.is_share)
    text = squeezed(cell.plain)
    found = _CHANGE.fullmatch(text)
    digits = found[1].replace(",", "") if found else ""
    if not re.fullmatch(r"-?\d+(?:\.\d+)?%?", digits):
        return None
    plain = digits.removesuffix("%")
    is_share = digits.endswith("%") or text.endswith(POINTS)
    return Fraction(plain) / (100 if is_share else 1), Form(decimals_of(plain), is_share)

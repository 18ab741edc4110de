"""Numbers as cells and texts print them: how much, how exactly, and what kind of number."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from zhibao.model.table import TableCell
from zhibao.tables.data_rows import is_placeholder
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numbers import decimals_of, digits_of, rounded

_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_SIGNS = str.maketrans({"−": "-", "－": "-", "＋": "+", "↑": "+", "↓": "-", "▲": "+", "▼": "-"})
_CELL = lazy_pattern(
    r"([+-]?)(\d{1,30}(?:,\d{3}){0,9}(?:\.\d{1,30})?)([万亿]?)(%|:1|:\d{1,9}(?:\.\d{1,9})?|个?百分点|[^\W\d]{0,3})"
)
# 2024年, 2023级 and 第九届 name something.
_NAMES = frozenset(("年", "月", "日", "级", "届", "号", "年级", "年度", "学年"))
_WORDS = (("增长", "+"), ("增加", "+"), ("提高", "+"), ("上升", "+"), ("下降", "-"), ("减少", "-"), ("降低", "-"))
HALF, _ONE = Fraction(1, 2), Fraction(1)
_MOST_DIGITS = 30


class NumberForm(Enum):
    """What a number is: only those of one kind are added and compared."""

    AMOUNT = ""
    SHARE = "%"
    RATIO = ":1"
    PARTS = "几比几"
    POINTS = "百分点"


class Number(Struct, frozen=True):
    """A printed number, that of 69.43% being 69.43; `step` is one unit of its last digit.

    `is_signed` tells whether a sign, or a word such as 下降, stands before it.
    """

    value: Fraction
    step: Fraction
    kind: NumberForm
    shown: str
    unit: str = ""
    is_signed: bool = False

    def is_near(self, other: Fraction, slack: Fraction = Fraction(0)) -> bool:
        """Tell whether a value would be printed so, when itself is known to within `slack`."""
        return abs(self.value - other) <= self.step * HALF + slack


def number_of_cell(cell: TableCell, text: str) -> Number | None:
    """Return the number that a cell of that text prints, None where it is none."""
    number = number_of_text(text)
    return number if number is not None and not is_placeholder(cell) else None


@lru_cache(maxsize=65536)
def number_of_text(text: str) -> Number | None:
    """Return the number that a text is, with its sign and unit: 1,234、69.43%、13.65:1、+12.24个百分点、下降3人."""
    if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS:
        return Number(Fraction(int(text)), _ONE, NumberForm.AMOUNT, text)
    plain = squeezed(text).translate(_SIGNS)
    for word, sign in _WORDS:
        plain = sign + plain.removeprefix(word) if plain.startswith(word) else plain
    match = _CELL.fullmatch(plain)
    is_number = match and match[4] not in _NAMES
    return _number(match[1], match[2], match[3], match[4], squeezed(text)) if match and is_number else None


def _number(sign: str, digits: str, scale: str, unit: str, shown: str) -> Number:
    plain, times = digits.replace(",", ""), _SCALES[scale]
    value = Fraction(plain) * times * (-1 if sign == "-" else 1)
    step = Fraction(times, 10 ** decimals_of(plain))
    kind = _kind(unit)
    return Number(value, step, kind, shown, unit if kind is NumberForm.AMOUNT else "", bool(sign))


def _kind(unit: str) -> NumberForm:
    if unit.startswith(":"):
        return NumberForm.RATIO if unit == ":1" else NumberForm.PARTS
    return NumberForm.POINTS if "百分点" in unit else NumberForm.SHARE if unit == "%" else NumberForm.AMOUNT


def shown_like(value: Fraction, like: Number) -> str:
    """Return a value with as many decimals as another number has, and the sign of its kind."""
    decimals = len(str(like.step.denominator)) - 1
    signs = {NumberForm.SHARE: "%", NumberForm.RATIO: ":1", NumberForm.POINTS: "个百分点"}
    return digits_of(rounded(value, decimals)) + signs.get(like.kind, "")

"""Units, three of which have a meaning: % (a share), :1 (a ratio), 成比 (parts of ten)."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction

from msgspec import Struct

from zhibao.pack import NumberRules
from zhibao.text.keys import key_of
from zhibao.text.numbers import digits_of, grouped_digits, rounded

TEN, HUNDRED = 10, 100


class Measure(Enum):
    """What kind of number an indicator is."""

    AMOUNT = "amount"
    SHARE = "%"
    RATIO = ":1"
    PARTS = "成比"


_SIGNS = frozenset(measure.value for measure in Measure if measure is not Measure.AMOUNT)


class Unit(Struct, frozen=True):
    """An indicator's unit; `name` is printed after amounts only, for the other measures show it themselves.

    A computed value shows `default_decimals` when 小数位 does not say. Where the pack wants `thousands`, it
    shows commas, and a typed one does as its cell.
    """

    measure: Measure
    name: str = ""
    default_decimals: int = 0
    thousands: bool = False

    @classmethod
    def of(cls, text: str, numbers: NumberRules = NumberRules()) -> Unit:  # noqa: B008 (NumberRules is frozen)
        """Return the unit that the clerk's word means, with what the pack says of its numbers."""
        sign = key_of(text)
        if sign not in _SIGNS:
            return cls(Measure.AMOUNT, text.strip(), thousands=numbers.thousands)
        measure = Measure(sign)
        decimals = {Measure.SHARE: numbers.percent_decimals, Measure.RATIO: numbers.ratio_decimals}
        return cls(measure, default_decimals=decimals.get(measure, numbers.parts_decimals))

    def rounded(self, number: Fraction, decimals: int) -> Decimal:
        """Return the number as it is printed: a share's decimals are those of its percentage."""
        return rounded(number, decimals + 2 if self.measure is Measure.SHARE else decimals)

    def shown(self, number: Decimal, is_grouped: bool = False) -> str:
        """Return the digits of a rounded number with the sign of its measure: 25115, 69.43%, 13.65:1, 2.4:7.6.

        `is_grouped` sets off the thousands of an amount: 25,115.
        """
        match self.measure:
            case Measure.SHARE:
                return f"{percent_digits(number)}%"
            case Measure.RATIO:
                return f"{digits_of(number)}:1"
            case Measure.PARTS:
                return f"{digits_of(number)}:{digits_of(TEN - number)}"
            case _:
                return grouped_digits(number) if is_grouped else digits_of(number)


def percent_digits(share: Decimal) -> str:
    """Return the digits of a share in hundredths: 0.6943 gives 69.43."""
    return digits_of(share.scaleb(2))

"""Units, three of which have a meaning: % (a share), :1 (a ratio), 成比 (parts of ten)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from zhibao.text.keys import key_of
from zhibao.text.numbers import digits_of, rounded

TEN, HUNDRED = 10, 100


class Measure(Enum):
    """What kind of number an indicator is."""

    AMOUNT = "amount"
    SHARE = "%"
    RATIO = ":1"
    PARTS = "成比"


_DECIMALS: Mapping[Measure, int] = MappingProxyType(
    {Measure.AMOUNT: 0, Measure.SHARE: 2, Measure.RATIO: 2, Measure.PARTS: 1}
)
_SIGNS = frozenset(measure.value for measure in Measure if measure is not Measure.AMOUNT)


@dataclass(frozen=True, slots=True)
class Unit:
    """An indicator's unit; `name` is printed after amounts only, for the other measures show it themselves."""

    measure: Measure
    name: str = ""

    @classmethod
    def of(cls, text: str) -> Unit:
        """Return the unit that the clerk's word means."""
        sign = key_of(text)
        return cls(Measure(sign)) if sign in _SIGNS else cls(Measure.AMOUNT, text.strip())

    @property
    def default_decimals(self) -> int:
        """How many decimals a computed value shows when 小数位 does not say."""
        return _DECIMALS[self.measure]

    def rounded(self, number: Fraction, decimals: int) -> Decimal:
        """Return the number as it is printed: a share's decimals are those of its percentage."""
        return rounded(number, decimals + 2 if self.measure is Measure.SHARE else decimals)

    def shown(self, number: Decimal) -> str:
        """Return the digits of a rounded number with the sign of its measure: 25115, 69.43%, 13.65:1, 2.4:7.6."""
        match self.measure:
            case Measure.SHARE:
                return f"{percent_digits(number)}%"
            case Measure.RATIO:
                return f"{digits_of(number)}:1"
            case Measure.PARTS:
                return f"{digits_of(number)}:{digits_of(TEN - number)}"
            case _:
                return digits_of(number)


def percent_digits(share: Decimal) -> str:
    """Return the digits of a share in hundredths: 0.6943 gives 69.43."""
    return digits_of(share.scaleb(2))

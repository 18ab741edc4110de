"""What an indicator comes to in a year: a value, or a gap that says why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zhibao.indicators.units import Unit
from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef


@dataclass(frozen=True, slots=True)
class Value:
    """A number in force, raw, computed or reported; `computed` stands beside a reported one."""

    number: Fraction
    decimals: int
    unit: Unit
    origin: Origin
    computed: Fraction | None = None

    @property
    def printed(self) -> Decimal:
        return self.unit.rounded(self.number, self.decimals)

    @property
    def shown(self) -> str:
        return self.unit.shown(self.printed)


@dataclass(frozen=True, slots=True)
class BlankCell:
    """A cell of the dictionary that nobody has filled in; `ref` is the name's when there is no column for the year."""

    name: str
    year: int
    ref: CellRef
    has_column: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """Why there is no value: blank cells, or a lawful — (`is_none`), or a fault that is reported already."""

    blanks: tuple[BlankCell, ...] = ()
    is_none: bool = False


FAULT = Gap()
NONE = Gap(is_none=True)
Outcome = Value | Gap


def united(gaps: Iterable[Gap]) -> Gap:
    """Return the gap that several inputs leave: a fault first, then all blank cells, then a lawful none."""
    gaps = tuple(gaps)
    if any(not gap.blanks and not gap.is_none for gap in gaps):
        return FAULT
    blanks = tuple(dict.fromkeys(blank for gap in gaps for blank in gap.blanks))
    return Gap(blanks) if blanks else NONE

"""What an indicator comes to in a year: a value, or a gap that says why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from zhibao.indicators.units import Unit
from zhibao.model.origin import Origin
from zhibao.model.ref import CellRef


class Value(Struct, frozen=True):
    """A number in force, raw, computed or reported; `computed` stands beside a reported one.

    `is_grouped`: its thousands are set off by commas.
    """

    number: Fraction
    decimals: int
    unit: Unit
    origin: Origin
    computed: Fraction | None = None
    is_grouped: bool = False

    @property
    def printed(self) -> Decimal:
        return self.unit.rounded(self.number, self.decimals)

    @property
    def shown(self) -> str:
        return self.unit.shown(self.printed, self.is_grouped)


class BlankCell(Struct, frozen=True):
    """A cell of the dictionary without a number; `ref` is the name's when there is no column for the year."""

    name: str
    year: int
    ref: CellRef
    has_column: bool = True


class Gap(Struct, frozen=True):
    """Why there is no value: cells left blank, or cells that lawfully say —, or a fault that is reported already."""

    blanks: tuple[BlankCell, ...] = ()
    nones: tuple[BlankCell, ...] = ()

    @property
    def is_none(self) -> bool:
        """Tell whether nothing is missing, but there lawfully is no number."""
        return bool(self.nones) and not self.blanks


FAULT = Gap()
Outcome = Value | Gap


def united(gaps: Iterable[Gap]) -> Gap:
    """Return the gap that several inputs leave: a fault first, then all blank cells, then a lawful none."""
    gaps = tuple(gaps)
    if FAULT in gaps:
        return FAULT
    blanks = dict.fromkeys(blank for gap in gaps for blank in gap.blanks)
    nones = dict.fromkeys(none for gap in gaps for none in gap.nones)
    return Gap(tuple(blanks), tuple(nones))

"""The indicator dictionary (指标) as the clerk wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from immutabledict import immutabledict
from msgspec import Struct, field
from msgspec.structs import force_setattr

from zhibao.model.origin import Origin
from zhibao.model.ref import NOWHERE, CellRef


class YearCell(Struct, frozen=True):
    """What stands in a year column: the text shown, and its number where the cell holds one.

    `is_faulty`: the cell has a finding already, so that nothing more need be said of it.
    """

    text: str
    value: Decimal | None = None
    ref: CellRef = NOWHERE
    is_faulty: bool = False


class Indicator(Struct, frozen=True):
    """A row of the dictionary: a raw figure, or one with a formula.

    `is_faulty`: the formula's cell has a finding already, and no formula can be had from it.
    `is_title`: there is but a name, so that it is the title of a group unless something asks for its number.
    """

    name: str
    unit: str = ""
    years: Mapping[int, YearCell] = field(default_factory=dict)
    formula: str = ""
    decimals: int | None = None
    basis: str = ""
    source: str = ""
    ref: CellRef = NOWHERE
    formula_ref: CellRef = NOWHERE
    is_faulty: bool = False
    is_title: bool = False

    def __post_init__(self) -> None:
        force_setattr(self, "years", immutabledict(self.years))


class YearValue(Struct, frozen=True):
    """What an indicator came to in a year, exactly and as it is shown; `computed` stands beside a reported one."""

    origin: Origin
    shown: str
    computed: Fraction | None = None


class EvaluatedIndicator(Struct, frozen=True):
    """An indicator and its values in the years that have one; its names and formulas are as the clerk wrote them."""

    definition: Indicator
    values: immutabledict[int, YearValue]

"""What the clerk asks of a table that the program makes or adds to."""

from __future__ import annotations

from msgspec import Struct


class RowCondition(Struct, frozen=True):
    """A row counts when its cell in `column` stands to `text` as `sign` says: = ≠ > ≥ < ≤."""

    column: str
    sign: str
    text: str


class Measured(Struct, frozen=True):
    """计数, or 求和 or 去重计数 of a column; `label` heads it in place of the column."""

    function: str
    column: str = ""
    label: str = ""


class ListedColumn(Struct, frozen=True):
    """A column of a 明细表: one of the source, or the result of a `formula` of such; `label` heads it."""

    name: str
    label: str
    formula: str = ""


class Order(Struct, frozen=True):
    """By which column rows are sorted, and whether from the highest down."""

    column: str
    descends: bool = False


class Totals(Struct, frozen=True):
    """Whether a table gets a row of totals, and a column of them."""

    row: bool = False
    column: bool = False


class ComputedColumn(Struct, frozen=True):
    """A column that is added: 增减, 增幅 or 占比 of the columns named, else of those that there are."""

    kind: str
    columns: tuple[str, ...] = ()
    label: str = ""


class Additions(Struct, frozen=True):
    """What the program adds to a table."""

    totals: Totals = Totals()
    columns: tuple[ComputedColumn, ...] = ()

    def __bool__(self) -> bool:
        return self.totals != Totals() or bool(self.columns)


NO_ADDITIONS = Additions()

"""The rows of all schools as one table: whose and which year's they are stands before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from zhibao.model.received import RosterSchool
from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.report import DataTable
from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables.stacked_tables import SCHOOL_COLUMN
from zhibao.tables.year_rows import YEAR_COLUMN

Cells = tuple[TableCell | None, ...]
SentRows = tuple[Cells, ...]


def sent_table(
    name: str, columns: Sequence[str], sent: Iterable[tuple[RosterSchool, SentRows]], year: int | None
) -> DataTable:
    """Return the table of that name with the rows of each school, in the order given."""
    place = CellRef(name)  # No sheet has the header of all forms; the table is called so.
    header = tuple(TableCell((Text.of(each, place),), ref=place) for each in (SCHOOL_COLUMN, YEAR_COLUMN, *columns))
    body = (_row(school, row, year) for school, rows in sent for row in rows)
    return DataTable(name, Table((header, *body)))


def _row(school: RosterSchool, row: Cells, year: int | None) -> Cells:
    """Return a row with the school and the year, both at the row's first cell in the form: a count goes back to it."""
    ref = next((cell.ref for cell in row if cell and cell.ref.cell), NOWHERE)
    return (*_lead(school.name.plain, year, ref), *row)


def _lead(school: str, year: int | None, ref: CellRef) -> Iterator[TableCell]:
    yield TableCell((Text.of(school, ref),), ref=ref)
    shown = "" if year is None else str(year)
    yield TableCell((Text.of(shown, ref),) if shown else (), value=Decimal(year) if year else None, ref=ref)

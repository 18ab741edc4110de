"""`{{表名:行.列}}`: a cell of a table in any text."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from zhibao.findings import Findings, data_rules
from zhibao.indicators.evaluated import Indicators, UnknownYearError
from zhibao.indicators.paths import parse_year
from zhibao.indicators.values import FAULT, Gap
from zhibao.model.origin import Origin, Way
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.tables.data_rows import number_of
from zhibao.tables.named_tables import FailedTableError, Tables
from zhibao.tables.table_cells import CellError, FoundCell, found_cell
from zhibao.text.keys import key_of


class CellLookUps:
    """Fills look-ups of cells; those that stand in a cell themselves are filled by `resolve`."""

    def __init__(
        self, tables: Tables, indicators: Indicators, resolve: Callable[[Text], Text], findings: Findings
    ) -> None:
        self._tables, self._indicators, self._resolve, self._findings = tables, indicators, resolve, findings
        self._under_way: list[str] = []

    def text(self, path: str, place: CellRef) -> Text | None:
        """Return what a path of a cell prints, a placeholder where it leads to none, None for a path of no table.

        As those of the dictionary, numbers in prose have no separators.
        """
        found = self._found(path, place)
        if path in self._under_way:
            self._findings.add(data_rules.NO_SUCH_CELL.at(place, found=path, reason="这一格取的就是它自己。"))
            found = FAULT
        if found is None:
            return None
        if isinstance(found, Gap):
            return Text.todo(f"待补：{path}")
        text, number = self._filled(path, found), number_of(found.cell)
        if number is None or any(run.origin for run in text.runs):
            return text
        origin = Origin(found.name, Fraction(number), cells=(found.cell.ref,), way=Way.ENTERED)
        runs = (replace(run, text=run.text.replace(",", ""), origin=origin) for run in text.runs)
        return replace(text, runs=tuple(runs))

    def number(self, path: str, place: CellRef) -> Decimal | None:
        """Return the number of the cell that a path means, None where there is none."""
        found = self._found(path, place)
        return number_of(found.cell) if isinstance(found, FoundCell) else None

    def _filled(self, path: str, found: FoundCell) -> Text:
        """Return the cell's text; a row of totals is filled in last of all: what it looks up may count its table."""
        self._under_way.append(path)
        first, *further = (self._resolve(line) for line in found.cell.lines)
        self._under_way.pop()
        return sum(further, first)

    def _found(self, path: str, place: CellRef) -> FoundCell | Gap | None:
        """Return the cell of a table that a path means, a gap that is reported, None for a path of no table."""
        try:
            return found_cell(key_of(path), self._tables, self._indicators.current_year, self._year)
        except CellError as error:
            self._findings.add(data_rules.NO_SUCH_CELL.at(place, found=path, reason=error).because(error.cause))
        except (FailedTableError, UnknownYearError):
            pass
        return FAULT

    def _year(self, word: str) -> int | None:
        stated = parse_year(word)
        return None if stated is None else self._indicators.year(stated)

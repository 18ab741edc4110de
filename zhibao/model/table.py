"""A table as it is printed: cells with spans, header rows, nothing about fonts or borders."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain

from msgspec import Struct

from zhibao.model.ref import NOWHERE, CellRef
from zhibao.model.text import EMPTY_BRACKETS, Position, Run, Text
from zhibao.text.lazy_patterns import lazy_pattern

_BETWEEN_LABELS = lazy_pattern(r"[\s/\\／＼|｜]+")


class TableCell(Struct, frozen=True, eq=False):
    """One cell; `lines` are its paragraphs, `value` its number where it holds one.

    A `diagonal` line falls from left to right, or is `rising`. `number_format` is the Excel code of a number's cell,
    where it has one. Where a cell stands and how its number was formatted makes no cells unequal.
    """

    lines: tuple[Text, ...] = ()
    row_span: int = 1
    column_span: int = 1
    diagonal: bool = False
    rising: bool = False
    value: Decimal | None = None
    ref: CellRef = NOWHERE
    number_format: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TableCell) and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return self.lines, self.row_span, self.column_span, self.diagonal, self.rising, self.value

    @property
    def plain(self) -> str:
        # Nearly all cells have one line of one run, and they are asked as often as their lines.
        if len(self.lines) == 1:
            runs = self.lines[0].runs
            return runs[0].text if len(runs) == 1 else self.lines[0].plain
        return "\n".join([line.plain for line in self.lines])

    @property
    def characters(self) -> str:
        """The text for what knows no formats: raised digits as ², lowered ones as ₂."""
        return "\n".join(line.characters for line in self.lines)

    @property
    def diagonal_labels(self) -> tuple[Text, Text]:
        """The labels of a diagonal header, the upper and the lower; one line is parted at its first gap."""
        upper, lower, *further = (*self.lines, Text(), Text())
        lower = sum(further, lower)
        gap = None if lower else _BETWEEN_LABELS.search(upper.plain)
        return (upper.cut(0, gap.start()), upper.cut(gap.end())) if gap else (upper, lower)


@dataclass(frozen=True)
class Table:
    """Rows of equal length; None stands where a cell above or to the left reaches over."""

    rows: tuple[tuple[TableCell | None, ...], ...]
    header_rows: int = 1
    width_ratios: tuple[Decimal, ...] = ()

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """What each cell says, row by row; nothing where there is none."""
        return tuple([tuple(["" if cell is None else cell.plain for cell in row]) for row in self.rows])

    def said_below(self, column: int) -> str:
        """What the cells of a column below the header say, one below the other."""
        return "\n".join([row[column] for row in self.texts[self.header_rows :]])

    @cached_property
    def lines(self) -> tuple[Text, ...]:
        """The lines of all cells, header first."""
        return tuple([line for row in self.rows for cell in row if cell is not None for line in cell.lines])

    @cached_property
    def plain(self) -> str:
        """What the lines of all cells say, one below the other: one search tells that a word stands nowhere."""
        return "\n".join([line.plain for line in self.lines])

    @cached_property
    def uncommon_runs(self) -> tuple[Run, ...]:
        """The placeholders and cross-references of all cells, and what is raised or lowered in them."""
        runs = chain.from_iterable([line.runs for line in self.lines])
        return tuple([run for run in runs if run.todo or run.target or run.position is not Position.BASELINE])

    @property
    def words_are_plain(self) -> bool:
        """Tell whether the words of each line are surely what it says."""
        return not self.uncommon_runs and not EMPTY_BRACKETS.search(self.plain)

    @cached_property
    def has_blank(self) -> bool:
        """Tell whether a cell says nothing."""
        return any(cell is not None and not cell.plain.strip() for row in self.rows for cell in row)

    @property
    def column_count(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def header(self) -> tuple[tuple[TableCell | None, ...], ...]:
        return self.rows[: self.header_rows]

    @property
    def body(self) -> tuple[tuple[TableCell | None, ...], ...]:
        return self.rows[self.header_rows :]

    def is_diagonal_header(self, row: int, cell: TableCell) -> bool:
        """Tell whether the cell's diagonal parts two labels: one in the body only strikes the cell out."""
        return cell.diagonal and bool(cell.lines) and row < max(self.header_rows, 1)

    @property
    def column_names(self) -> tuple[str, ...]:
        """The header text of each column: that of the lowest header row which has one."""
        return tuple(self._column_name(column) for column in range(self.column_count))

    def _column_name(self, column: int) -> str:
        cells = (header[column] for header in reversed(self.header))
        return next((cell.plain.replace("\n", "") for cell in cells if cell and cell.plain), "")

    def owner(self, row: int, column: int) -> TableCell:
        """Return the cell that shows at a place: the one there, or the merged one that reaches over it."""
        for top in range(row, -1, -1):
            for left in range(column, -1, -1):
                cell = self.rows[top][left]
                if cell and top + cell.row_span > row and left + cell.column_span > column:
                    return cell
        return TableCell()

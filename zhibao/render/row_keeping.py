"""Which rows of a table stay on one page with the next, and which are so high that they may be split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zhibao.model.table import Table
from zhibao.pack import TableRules

# Parts of a page's height: what stays on one page, the rows that stand together at an end, the highest row not split.
_KEPT_WHOLE, _KEPT_AT_END = 1 / 3, 0.25
_UNSPLIT = 1 / 3
# The rows of the body that a table which breaks has at least on either side.
_AT_ENDS = 3


@dataclass(frozen=True, slots=True)
class RowKeeping:
    """A table with its rows' estimated heights and its page's in mm; `has_note` keeps its last row with what follows.

    `merged` are the rows whose lower edge a merged cell reaches over, if it is not too high to be kept whole.
    """

    table: Table
    heights: Sequence[float]
    page: float
    rules: TableRules
    has_note: bool
    merged: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "merged", frozenset(self._merged()))

    def is_split(self, index: int) -> bool:
        """Tell whether the row is so high that it would leave a hole in the page before."""
        return self.heights[index] > _UNSPLIT * self.page

    def keeps_with_next(self, index: int) -> bool:
        """Keep short tables whole; of long ones the header with the first rows, the last rows, merged rows.

        The last row stays with the note under it. What is too high is not kept.
        """
        last = len(self.table.rows) - 1
        if self.is_split(index):
            return False
        if index == last:
            return self.has_note
        if index < self.table.header_rows or self._is_kept(0, last) or index in self.merged:
            return True
        first = self.table.header_rows
        count = min(_AT_ENDS, (last + 1 - first) // 2)
        at_beginning = index - first < count - 1 and self._is_kept(first, index + 1, _KEPT_AT_END)
        return at_beginning or (last - index < count and self._is_kept(index, last, _KEPT_AT_END))

    def _is_kept(self, top: int, bottom: int, most: float = _KEPT_WHOLE) -> bool:
        """Tell whether rows are few and low enough to stay on one page, of which they may take `most`."""
        few = bottom - top < self.rules.keep_together_rows
        return few and sum(self.heights[top : bottom + 1]) <= most * self.page

    def _merged(self) -> Iterator[int]:
        for top, row in enumerate(self.table.rows):
            for cell in row:
                if cell and cell.row_span > 1 and self._is_kept(top, top + cell.row_span - 1):
                    yield from range(top, top + cell.row_span - 1)

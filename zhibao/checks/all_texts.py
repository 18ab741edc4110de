"""Every text of a report, those in tables and raw sheets too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.model.text import Text


def all_texts(prose: Iterable[Passage], tables: Iterable[PlacedTable], raw: bool = True) -> Iterator[Text]:
    """Yield the texts of passages, then the lines of cells; `raw` is for sheets that are never printed."""
    yield from (passage.text for passage in prose)
    for table in tables:
        if raw or table.block:
            yield from (line for cell in table.cells() for line in cell.lines)

"""Every text of a report, those in tables and raw sheets too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.model.text import Text

# Stands for a cross-reference, whose number only the finished document knows.
REFERENCE = "\0"


def all_texts(
    prose: Iterable[Passage], tables: Iterable[PlacedTable], raw: bool = True, hint: re.Pattern[str] | None = None
) -> Iterator[Text]:
    """Yield the texts of passages, then the lines of cells; `raw` is for sheets that are never printed.

    Of the cells only those in which `hint` is found, where it is given.
    """
    yield from (passage.text for passage in prose)
    for table in tables:
        if raw or table.block:
            yield from table.texts if hint is None else table.texts_with(hint)


def printed_texts(
    cover: Mapping[str, Text],
    prose: Iterable[Passage],
    tables: Iterable[PlacedTable],
    hint: re.Pattern[str] | None = None,
) -> Iterator[Text]:
    """Yield the texts of the cover, of passages and of printed tables; `hint` as of `all_texts`."""
    yield from cover.values()
    yield from all_texts(prose, tables, raw=False, hint=hint)


def with_references(text: Text) -> str:
    """Return the characters with a mark for each cross-reference: what stands on its two sides is no neighbour."""
    return "".join(REFERENCE if run.target else run.characters for run in text.runs)

"""How much a workbook may hold: more is refused before it is parsed (docs/limits.md).

What is counted here are bytes and not elements, so that nothing is built up for the count.
"""

from __future__ import annotations

MOST_PARTS = 10_000
MOST_BYTES = 100_000_000
MOST_CELLS = 500_000
MOST_MERGES = 50_000
MOST_FAULTS = 1_000
# Of a part that is read as a tree, as are styles and drawings, and of one that is followed element by element.
MOST_MARKS, MOST_MARKS_FOLLOWED = 1_000_000, 3_000_000
# How often merged areas may meet the cells of rows, and how many columns may be given a width, some of them twice.
MOST_COVERED, MOST_WIDTHS = 5_000_000, 4 * 16_384


def has_too_many(content: bytes, most: int) -> bool:
    """Tell whether a part has more tags or attributes than that: as a tree each takes a hundred times its bytes."""
    return content.count(b"<") > most or content.count(b"=") > most

"""Captions of tables and figures, without the numbers that somebody typed."""

from __future__ import annotations

from zhibao.model.text import Text
from zhibao.text.tidy import without_caption_number
from zhibao.workbook.items import Reading
from zhibao.workbook.row import Row


def read_caption(row: Row, reading: Reading, label: str) -> Text:
    """Return the caption in column B; a typed number after `label` (表, 图, 案例) is taken off and reported."""
    return reading.unnumbered(row.content, lambda plain: without_caption_number(plain, label))

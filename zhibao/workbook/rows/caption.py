"""Captions and headings, without the numbers that somebody typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from zhibao.findings import structure
from zhibao.model.text import Text
from zhibao.text.typed_numbers import without_caption_number
from zhibao.workbook.items import Reading
from zhibao.workbook.lines import line_of, tidy, without_prefix
from zhibao.workbook.row import Row


def read_caption(row: Row, reading: Reading, label: str) -> Text:
    """Return the caption in column B; a typed number after `label` (表, 图, 案例) is taken off and reported."""
    return read_unnumbered(row, reading, lambda plain: without_caption_number(plain, label))


def read_unnumbered(row: Row, reading: Reading, strip: Callable[[str], str]) -> Text:
    """Return the text in column B on one line without the number that `strip` takes off, which is reported."""
    typed = _without_emphasis(line_of(row.content, close_gaps=False))
    left = without_prefix(typed, strip)
    text = tidy(left, reading.close_gaps)
    if left.plain != typed.plain:
        values = {"found": typed.plain, "left": text.plain or "（无题目）"}
        reading.findings.add(structure.TYPED_NUMBER.at(row.content.ref, **values))
    return text


def _without_emphasis(text: Text) -> Text:
    """Return a text that is bold or italic from end to end without it: how headings look is the template's."""
    printed = [run for run in text.runs if run.text.strip()]
    bold, italic = (all(getattr(run, name) for run in printed) for name in ("bold", "italic"))
    runs = (replace(run, bold=run.bold and not bold, italic=run.italic and not italic) for run in text.runs)
    return replace(text, runs=tuple(runs))

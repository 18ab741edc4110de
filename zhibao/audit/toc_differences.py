"""The contents against the headings: each once, in order, at its level, and linked to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from zhibao.audit.expected_lines import ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.model.ref import CellRef
from zhibao.word.document_text import BlockText, ParagraphText
from zhibao.word.field_codes import toc_levels


def toc_differences(
    compared: Sequence[Pair], found: Sequence[BlockText], expected: Sequence[ExpectedLine]
) -> Iterator[Finding]:
    """Yield entries of the contents that are not the headings which its field asks for, one by one."""
    lines = (each.shown for each in expected if isinstance(each.shown, ParagraphText))
    codes = [field.code for line in lines for field in line.fields if field.code.kind == "TOC"]
    if not codes:
        return
    levels = toc_levels(codes[0])
    headings = [pair for pair in compared if isinstance(pair.found, ParagraphText) and pair.found.style in levels]
    entries = [line for line in found if isinstance(line, ParagraphText) and line.toc and line.anchor]
    written = (pair for pair in headings if isinstance(pair.found, ParagraphText) and pair.found.text.strip())
    for entry, pair in zip_longest(entries, written):
        yield from _entry(entry, pair, levels)


def _entry(entry: ParagraphText | None, pair: Pair | None, levels: Mapping[str, int]) -> Iterator[Finding]:
    heading = pair.found if pair and isinstance(pair.found, ParagraphText) else None
    due = pair.expected.shown if pair and pair.expected else None
    label = due.label if isinstance(due, ParagraphText) else ""
    wanted = label + heading.text if heading else ""
    shown = entry.text.rpartition("\t")[0] if entry else ""
    is_sound = shown == wanted and entry is not None and heading is not None
    if is_sound and entry and heading:
        names = [each.name for each in heading.bookmarks]
        is_sound = names.count(entry.anchor) == 1 and entry.style == f"toc {levels[heading.style]}"
    if not is_sound:
        yield finished_rules.CONTENTS_DIFFER.at(pair.ref if pair else CellRef(), expected=wanted, found=shown)

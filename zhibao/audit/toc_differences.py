"""The contents and the lists against what their fields ask for: each line once, in order, in its style, linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from zhibao.audit.expected_lines import ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.model.ref import CellRef
from zhibao.word.document_text import BlockText, ParagraphText
from zhibao.word.field_codes import FieldCode, counted_sequences, entry_style


def toc_differences(
    compared: Sequence[Pair], found: Sequence[BlockText], expected: Sequence[ExpectedLine]
) -> Iterator[Finding]:
    """Yield entries that are not the paragraphs which their field asks for, one by one."""
    codes = toc_codes(expected)
    for at, code in enumerate(codes):
        due = [pair for pair in compared if toc_style(code, pair)] * codes.count(code)
        entries = [line for line in found if isinstance(line, ParagraphText) and line.toc == code and line.anchor]
        if code not in codes[:at]:
            for entry, pair in zip_longest(entries, due):
                yield from _entry(entry, pair, code)


def toc_codes(expected: Sequence[ExpectedLine]) -> list[FieldCode]:
    """Return the codes of the TOC fields, one after another."""
    lines = (each.shown.toc for each in expected if isinstance(each.shown, ParagraphText))
    return [code for code, _ in groupby(lines) if code]


def toc_style(code: FieldCode, pair: Pair | None) -> str | None:
    """Return the style of the entry that a field makes of a line, None where it makes none."""
    line = pair.found if pair else None
    if not isinstance(line, ParagraphText) or not line.text.strip():
        return None
    return entry_style(code, line.style, counted_sequences(field.code for field in line.fields))


def _entry(entry: ParagraphText | None, pair: Pair | None, code: FieldCode) -> Iterator[Finding]:
    line = pair.found if pair and isinstance(pair.found, ParagraphText) else None
    due = pair.expected.shown if pair and pair.expected else None
    label = due.label if isinstance(due, ParagraphText) else ""
    # A field takes no tabs and line breaks over (§17.16.5.68, \\w and \\x).
    wanted = label + line.text.replace("\t", "").replace("\n", "") if line else ""
    shown = entry.text.rpartition("\t")[0] if entry else ""
    is_sound = shown == wanted and entry is not None and line is not None
    if is_sound and entry and line:
        names = [each.name for each in line.bookmarks]
        is_sound = names.count(entry.anchor) == 1 and entry.style == toc_style(code, pair)
    if not is_sound:
        yield finished_rules.CONTENTS_DIFFER.at(pair.ref if pair else CellRef(), expected=wanted, found=shown)

"""Lines of the contents, and of the lists after them, set closer where their last page would hold a few lines only."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, takewhile

from docx.document import Document

from zhibao.pack import ContentsRules
from zhibao.paging.estimate import Box, pages_of, section_boxes, used
from zhibao.word.block_elements import style_id
from zhibao.word.field_codes import is_entry_style
from zhibao.word.fields import fields
from zhibao.word.late_rows import NO_ROWS, LateRows
from zhibao.word.package import DocumentParts, parts_of
from zhibao.word.sections import Section, sections
from zhibao.word.simple_types import TWIPS, or_else, points
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, find, w

_STEP = 0.5


def fit_contents(document: Document, rules: ContentsRules, late: LateRows = NO_ROWS) -> None:
    """Set the lines of the contents closer, in place, where that saves a last page of a few lines.

    It is their styles that change, so that the lines stay as they are when Word updates the contents. `late` are
    the rows that were kept out of the document.
    """
    parts = parts_of(document)
    section = next((each for each in sections(parts) if any(fields(block, "TOC") for block in each.elements)), None)
    if section is None or section.text_height <= 0:
        return
    spacings = _line_spacings(parts, section)
    lines = {spacing: points(spacing.get(w("line"))) for spacing in spacings}
    usual, line = _pages(parts, section, late), max(lines.values(), default=0.0)
    if not _is_short(usual[-1], rules.least_lines * line):
        return
    for tighter in _tighter(line, rules.tightest_line):
        _set(spacings, {each: min(line, tighter) for each, line in lines.items()})
        pages = _pages(parts, section, late)
        if len(pages) < len(usual) and _has_slack(pages[-1], tighter):
            return
    _set(spacings, lines)


def _pages(parts: DocumentParts, section: Section, late: LateRows) -> Sequence[Sequence[Box]]:
    return list(pages_of(section_boxes(parts, section, late)))


def _is_short(page: Sequence[Box], least: float) -> bool:
    """Tell whether a page that lines ran over to is filled less than it should be, in points."""
    return not page[0].begins_page and used(page, 0, len(page)) < least


def _has_slack(page: Sequence[Box], line: float) -> bool:
    """Tell whether a page has room for another line: a program that breaks one more does not undo it."""
    return used(page, 0, len(page)) + line <= page[0].page_height


def _tighter(line: float, least: float) -> Sequence[float]:
    steps = (line - _STEP * number for number in count(1))
    return list(takewhile(lambda each: each >= max(least, _STEP), steps))


def _line_spacings(parts: DocumentParts, section: Section) -> list[Element]:
    """Return the `w:spacing` of the styles that the section's lines of contents have, of those with exact lines."""
    styles = Styles(parts.styles)
    used = {key for each in section.elements if is_entry_style(styles.name(key := style_id(each)))}
    stated = (
        each for key in sorted(used) for style in styles.chain(key)[:1] for each in find(style, "w:pPr/w:spacing")
    )
    return [each for each in stated if each.get(w("lineRule")) == "exact" and or_else(0, points, each.get(w("line")))]


def _set(spacings: Sequence[Element], lines: dict[Element, float]) -> None:
    for spacing in spacings:
        spacing.set(w("line"), f"{lines[spacing] * TWIPS:g}")

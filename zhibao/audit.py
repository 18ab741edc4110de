"""The finished file read back and compared with what was meant: every text in order, every cell, every picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from zhibao.findings import Finding, Findings, finished
from zhibao.model.blocks import CaseStudy, Heading, Note, Paragraph, TableBlock
from zhibao.model.figures import Figure, Shown
from zhibao.model.ref import CellRef
from zhibao.model.report import Report
from zhibao.model.table import Table
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks

_SNIPPET = 40
# A short text may stand anywhere by chance; it counts only near the place where it is due.
_NEAR = 30
_LONG = 12
_MOST = 20

Printed = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A text that is due; the next one may stand in the same paragraph when `is_shared`."""

    text: Text
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table that is due, line by line of its cells."""

    caption: Text
    ref: CellRef
    lines: tuple[Text, ...]


def audit(content: bytes, report: Report, required: tuple[str, ...], findings: Findings) -> None:
    """Report what the .docx file `content` lacks of `report`, whose figures are drawn.

    That is: every text and table cell in its order, every picture, and the `required` keys of the cover.
    """
    document = docx.Document(io.BytesIO(content))
    printed = list(_printed(document))
    lost = [*_lost_cover(report, required, printed), *_lost(report, printed)]
    findings.extend(lost[:_MOST])
    if len(lost) > _MOST:
        findings.add(finished.MORE_LOST.at(CellRef(), count=len(lost) - _MOST))
    _compare_pictures(document, report, findings)


def _lost(report: Report, printed: list[Printed]) -> Iterator[Finding]:
    at = 0
    for due in _due(report):
        if isinstance(due, _Line):
            found = _find_text(due, printed, at)
            if found is None:
                yield finished.TEXT_LOST.at(due.text.ref, text=due.text.plain[:_SNIPPET])
            else:
                at = found if due.is_shared else found + 1
        else:
            table = next((place for place in range(at, len(printed)) if isinstance(printed[place], tuple)), None)
            yield from _lost_cells(due, printed[table] if table is not None else ())
            at = at if table is None else table + 1


def _find_text(due: _Line, printed: list[Printed], at: int) -> int | None:
    """Return the paragraph that ends with the text, as those with a label before it do, or holds a shared one."""
    wanted = _squeezed(due.text.plain)
    end = len(printed) if len(wanted) >= _LONG else min(at + _NEAR, len(printed))
    for place in range(at, end):
        shown = printed[place]
        if isinstance(shown, str) and (shown.endswith(wanted) or (due.is_shared and wanted in shown)):
            return place
    return None


def _lost_cells(due: _Grid, printed: Printed) -> Iterator[Finding]:
    wanted = [line for line in due.lines if line]
    if tuple(_squeezed(line.plain) for line in wanted) == printed:
        return
    left = iter(printed)
    # Looking into an iterator uses it up to the find, so the lines must follow each other.
    missing = [line for line in wanted if _squeezed(line.plain) not in left]
    ref, text = (missing[0].ref, missing[0].plain) if missing else (due.ref, "")
    yield finished.TABLE_DIFFERS.at(ref, caption=due.caption.plain, text=text[:_SNIPPET])


def _lost_cover(report: Report, required: tuple[str, ...], printed: list[Printed]) -> Iterator[Finding]:
    everything = "".join(shown if isinstance(shown, str) else "".join(shown) for shown in printed)
    for key in (*required, "报告名称"):
        value = report.cover.get(key, Text())
        if _squeezed(value.plain) not in everything:
            yield finished.TEXT_LOST.at(value.ref, text=value.plain[:_SNIPPET])


def _compare_pictures(document: Document, report: Report, findings: Findings) -> None:
    found = len(list(document.element.body.iter(qn("pic:pic"), qn("c:chart"))))
    figures = (block for block in all_blocks(report.parts) if isinstance(block, Figure))
    expected = sum(isinstance(shown, Shown) for figure in figures for row in figure.rows for shown in row)
    if found < expected:
        findings.add(finished.PICTURES_LOST.at(CellRef(), expected=expected, found=found))


def _printed(document: Document) -> Iterator[Printed]:
    """Yield what the body shows in order: the text of a paragraph, or the lines of a table cell by cell."""
    contents = [style.style_id for style in document.styles if style.name.lower().startswith("toc ")]
    for element in document.element.body:
        # A line of the contents is not the heading that it repeats.
        if element.tag == qn("w:p") and element.style not in contents:
            yield _text_of(element)
        elif element.tag == qn("w:tbl"):
            lines = tuple(filter(None, (_text_of(paragraph) for paragraph in element.iter(qn("w:p")))))
            # Pictures in a row stand in a table without text.
            if lines:
                yield lines


def _text_of(paragraph: Element) -> str:
    return _squeezed("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _due(report: Report) -> Iterator[_Line | _Grid]:
    """Yield what the parts say in the order in which a template prints it."""
    for part in report.parts:
        yield _Line(part.title)
        for block in all_blocks([part]):
            match block:
                case Heading() | Paragraph() | Note():
                    yield _Line(block.text)
                case CaseStudy():
                    yield _Line(block.title, is_shared=True)
                    yield _Line(block.school, is_shared=True)
                case TableBlock():
                    yield from (_Line(text) for text in (block.caption, block.unit) if text)
                    yield _Grid(block.caption, block.ref, tuple(_cell_lines(block.table)))
                    yield from map(_Line, block.notes)
                case Figure():
                    yield from _figure_due(block)


def _figure_due(figure: Figure) -> Iterator[_Line | _Grid]:
    missing = tuple(shown for row in figure.rows for shown in row if isinstance(shown, Text))
    is_single = len(figure.rows) == 1 and len(figure.rows[0]) == 1
    if missing and is_single:
        yield _Line(missing[0])
    elif missing:
        yield _Grid(figure.caption, figure.ref, missing)
    yield from (_Line(text) for text in (figure.caption, *figure.notes) if text)


def _cell_lines(table: Table) -> Iterator[Text]:
    """Yield the lines of the cells as they are printed: those of a diagonal header are its two labels."""
    for index, row in enumerate(table.rows):
        for cell in filter(None, row):
            yield from cell.diagonal_labels if table.is_diagonal_header(index, cell) else cell.lines

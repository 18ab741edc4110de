"""The finished file read back and compared with what was meant: every text in order, every picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn

from zhibao.findings import Findings, finished
from zhibao.model.ref import CellRef
from zhibao.model.report import CaseStudy, Figure, Heading, Note, Paragraph, Picture, Report, TableBlock
from zhibao.model.table import TableCell
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks

_SNIPPET = 40


def audit(content: bytes, report: Report, findings: Findings) -> None:
    """Report every text and picture of `report`, its figures drawn, that the .docx file `content` lacks."""
    document = docx.Document(io.BytesIO(content))
    printed = _printed(document)
    at = 0
    for text in _meant(report):
        wanted = _squeezed(text.plain)
        found = next((index for index in range(at, len(printed)) if wanted in printed[index]), None)
        if found is None:
            findings.add(finished.TEXT_LOST.at(text.ref, text=text.plain[:_SNIPPET]))
        else:
            at = found
    _compare_pictures(document, report, findings)


def _compare_pictures(document: Document, report: Report, findings: Findings) -> None:
    found = len(list(document.element.body.iter(qn("pic:pic"))))
    figures = (block for block in all_blocks(report.parts) if isinstance(block, Figure))
    expected = sum(isinstance(shown, Picture) for figure in figures for row in figure.rows for shown in row)
    if found < expected:
        findings.add(finished.PICTURES_LOST.at(CellRef(), expected=expected, found=found))


def _printed(document: Document) -> list[str]:
    """Return the text of every paragraph of the body in order, those in tables too."""
    paragraphs = document.element.body.iter(qn("w:p"))
    texts = (_squeezed("".join(text.text or "" for text in p.iter(qn("w:t")))) for p in paragraphs)
    return [text for text in texts if text]


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def _meant(report: Report) -> Iterator[Text]:
    """Yield the texts of the parts in the order in which a template prints them."""
    for part in report.parts:
        yield part.title
        for block in all_blocks([part]):
            match block:
                case Heading() | Paragraph() | Note():
                    yield block.text
                case CaseStudy():
                    yield block.title
                    yield block.school
                case TableBlock():
                    yield from (block.caption, block.unit)
                    yield from (line for row in block.table.rows for cell in row if cell for line in _lines(cell))
                    yield from block.notes
                case Figure():
                    yield from (shown for row in block.rows for shown in row if isinstance(shown, Text))
                    yield from (block.caption, *block.notes)


def _lines(cell: TableCell) -> tuple[Text, ...]:
    """Return a cell's lines as they are printed: those of a diagonal header are its two labels."""
    return (*cell.diagonal_labels, *cell.lines[2:]) if cell.diagonal else cell.lines

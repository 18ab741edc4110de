"""All comparisons of the file with the report, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document
from msgspec import Struct

from zhibao.audit.caption_numbers import (
    label_differences,
    missing_numbers,
    number_differences,
    reference_differences,
    uncounted_chapters,
)
from zhibao.audit.expected import ExpectedPicture, expected_pictures, expected_tables, expected_texts
from zhibao.audit.expected_lines import (
    SNIPPET,
    ExpectedLine,
    expected_lines,
    printing_differences,
    squeezed,
    with_references,
)
from zhibao.audit.heading_level_differences import heading_level_differences
from zhibao.audit.leftovers import empty_ones, placeholders, tags
from zhibao.audit.line_pairs import line_differences, pairs
from zhibao.audit.list_differences import list_differences
from zhibao.audit.page_turns import orientation_differences
from zhibao.audit.toc_differences import toc_differences
from zhibao.findings import Finding, ReportPlace, finished_rules
from zhibao.model.listed import lists_of
from zhibao.model.ref import NOWHERE
from zhibao.model.report import PrintedReport
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.word.document_text import BlockText
from zhibao.word.package import DocumentParts, embedded_files, parts_of
from zhibao.word.package_faults import type_fault
from zhibao.word.text_reading import read_document, read_saved

_MOST = 20


class Intent(Struct, frozen=True):
    """What was meant: the report with its references labelled, the lines as filled, marks and all, and the labels.

    `unnumbered` is what a reference shows to something without a label.
    """

    report: PrintedReport
    lines: Sequence[BlockText]
    labels: Mapping[str, str]
    unnumbered: str


def audit(content: bytes, parts: DocumentParts, intent: Intent, pack: Pack, is_draft: bool) -> tuple[Finding, ...]:
    """Return the differences between the .docx file `content`, opened as `parts`, and what was meant.

    They are no more than a reader can take in.
    Raises ValueError for one with a part that no program would know for what it is.
    """
    if fault := type_fault(content):
        raise ValueError(fault)
    found = read_saved(parts, embedded_files(content))
    return _told(_differences(found, parts, intent, pack, is_draft))


def compare(document: Document, intent: Intent, pack: Pack, is_draft: bool) -> tuple[Finding, ...]:
    """Return the differences between an opened document and what was meant."""
    return _told(differences(document, intent, pack, is_draft))


def _told(found: Iterator[Finding]) -> tuple[Finding, ...]:
    lost = list(dict.fromkeys(found))
    told = [each.within(ReportPlace(paragraph=each.excerpt)) for each in lost[:_MOST]]
    more = [finished_rules.MORE_LOST.at(ReportPlace(), count=len(lost) - _MOST)] if len(lost) > _MOST else []
    return (*told, *more)


def differences(document: Document, intent: Intent, pack: Pack, is_draft: bool) -> Iterator[Finding]:
    """Yield all differences, one after another; a draft may have placeholders."""
    return _differences(read_document(document), parts_of(document), intent, pack, is_draft)


def _differences(
    found: Sequence[BlockText], parts: DocumentParts, intent: Intent, pack: Pack, is_draft: bool
) -> Iterator[Finding]:
    report, texts = intent.report, expected_texts(intent.report)
    tables = expected_tables(report)
    filled = (with_references(each, lambda name: intent.labels.get(name, intent.unnumbered)) for each in intent.lines)
    expected = expected_lines(filled, texts, tables)
    compared = pairs(expected, found)
    yield from _lost_cover(report, pack.required.cover, expected)
    yield from printing_differences(expected, texts, tables)
    yield from line_differences(compared)
    yield from _pictures(expected_pictures(report), expected, found)
    yield from orientation_differences(compared)
    yield from heading_level_differences(expected)
    yield from missing_numbers(compared, pack.caption.numbered)
    yield from label_differences(expected, intent.labels)
    yield from number_differences(compared)
    yield from uncounted_chapters(compared)
    yield from reference_differences(compared, intent.labels)
    yield from toc_differences(compared, found, expected)
    yield from list_differences(
        compared, expected, lists_of(pack.caption.of_numbered(report.parts), pack.contents.lists)
    )
    around = parts.headers_and_footers.values()
    yield from tags(expected, (value.plain for value in report.cover.values()), around)
    yield from empty_ones(expected)
    if not is_draft:
        yield from placeholders(compared)


def _lost_cover(
    report: PrintedReport, required: tuple[str, ...], expected: Sequence[ExpectedLine]
) -> Iterator[Finding]:
    words = squeezed("".join(each.words for each in expected))
    for key in (*required, "报告名称"):
        value = report.cover.get(key, Text())
        if squeezed(value.plain) not in words:
            yield finished_rules.TEXT_LOST.at(value.ref, text=value.plain[:SNIPPET])


def _pictures(
    pictures: Sequence[ExpectedPicture], expected: Sequence[ExpectedLine], found: Sequence[BlockText]
) -> Iterator[Finding]:
    """Yield what is not in its place; the template's own pictures are those that no figure of the report has."""
    wanted = {each.digest for each in pictures}
    own = {name for each in expected for line in each.shown.rich_lines for name in line.pictures} - wanted
    shown = [name for each in found for line in each.rich_lines for name in line.pictures if name not in own]
    if len(shown) != len(pictures):
        yield finished_rules.PICTURES_LOST.at(NOWHERE, expected=len(pictures), found=len(shown))
    for number, (each, name) in enumerate(zip(pictures, shown, strict=False), 1):
        if each.digest != name:
            yield finished_rules.PICTURE_DIFFERS.at(each.ref, number=number)
            return

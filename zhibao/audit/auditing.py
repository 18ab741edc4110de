"""All comparisons of the file with the report, in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document

from zhibao.audit.caption_numbers import (
    label_differences,
    lines_of,
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
from zhibao.audit.page_turns import orientation_differences
from zhibao.audit.toc_differences import toc_differences
from zhibao.findings import Finding, Findings, ReportPlace, Severity, finished_rules
from zhibao.model.ref import NOWHERE
from zhibao.model.report import Report
from zhibao.model.text import Text
from zhibao.pack import Pack
from zhibao.printed import Printed, read_lines

_MOST = 20


@dataclass(frozen=True, slots=True)
class Intent:
    """What was meant: the report with its references labelled, the lines as filled, marks and all, and the labels.

    `unnumbered` is what a reference shows to something without a label.
    """

    report: Report
    lines: Sequence[Printed]
    labels: Mapping[str, str]
    unnumbered: str


def audit(content: bytes, intent: Intent, pack: Pack, findings: Findings) -> None:
    """Report every difference between the .docx file `content` and what was meant."""
    compare(docx.Document(io.BytesIO(content)), intent, pack, findings)


def compare(document: Document, intent: Intent, pack: Pack, findings: Findings) -> None:
    """Report every difference between an opened document and what was meant."""
    is_draft = any(finding.severity is Severity.ERROR for finding in findings)
    lost = list(dict.fromkeys(differences(document, intent, pack, is_draft)))
    findings.extend(each.within(ReportPlace(paragraph=each.excerpt)) for each in lost[:_MOST])
    if len(lost) > _MOST:
        findings.add(finished_rules.MORE_LOST.at(ReportPlace(), count=len(lost) - _MOST))


def differences(document: Document, intent: Intent, pack: Pack, is_draft: bool) -> Iterator[Finding]:
    """Yield all differences, one after another; a draft may have placeholders."""
    found = read_lines(document)
    report, due = intent.report, expected_texts(intent.report)
    tables = expected_tables(report, pack.styles.table)
    lines = (with_references(line, lambda name: intent.labels.get(name, intent.unnumbered)) for line in intent.lines)
    meant = expected_lines(lines, due, tables)
    compared = pairs(meant, found)
    yield from _lost_cover(report, pack.required.cover, meant)
    yield from printing_differences(meant, due, tables)
    yield from line_differences(compared)
    yield from _pictures(expected_pictures(report), meant, found)
    yield from orientation_differences(compared, due)
    yield from heading_level_differences(meant, due)
    yield from missing_numbers(compared, due, pack.caption.numbered)
    yield from label_differences(meant, due, intent.labels)
    yield from number_differences(compared)
    yield from uncounted_chapters(compared, due)
    yield from reference_differences(compared, intent.labels)
    yield from toc_differences(compared, found, meant)
    yield from tags(meant, (value.plain for value in report.cover.values()), document)
    yield from empty_ones(meant, due)
    if not is_draft:
        yield from placeholders(compared)


def _lost_cover(report: Report, required: tuple[str, ...], meant: Sequence[ExpectedLine]) -> Iterator[Finding]:
    words = squeezed("".join(each.words for each in meant))
    for key in (*required, "报告名称"):
        value = report.cover.get(key, Text())
        if squeezed(value.plain) not in words:
            yield finished_rules.TEXT_LOST.at(value.ref, text=value.plain[:SNIPPET])


def _pictures(
    due: Sequence[ExpectedPicture], meant: Sequence[ExpectedLine], found: Sequence[Printed]
) -> Iterator[Finding]:
    """Yield what is not in its place; the template's own pictures are those that no figure of the report has."""
    wanted = {each.digest for each in due}
    own = {name for each in meant for line in lines_of(each.printed) for name in line.pictures} - wanted
    shown = [name for each in found for line in lines_of(each) for name in line.pictures if name not in own]
    if len(shown) != len(due):
        yield finished_rules.PICTURES_LOST.at(NOWHERE, expected=len(due), found=len(shown))
    for number, (each, name) in enumerate(zip(due, shown, strict=False), 1):
        if each.digest != name:
            yield finished_rules.PICTURE_DIFFERS.at(each.ref, number=number)
            return

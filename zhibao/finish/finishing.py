"""All finishing steps in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from docx.document import Document
from msgspec import Struct

from zhibao.findings import Finding
from zhibao.finish.case_frames import keep_case_ends
from zhibao.finish.field_results import fill_field_results
from zhibao.finish.heading_numbers import heading_numbers
from zhibao.finish.page_numbering import share_page_numbering
from zhibao.finish.references import fill_references
from zhibao.finish.section_breaks import drop_idle_breaks, join_section_ends
from zhibao.finish.text_marks import take_text_marks
from zhibao.finish.toc import fill_toc
from zhibao.pack import Pack
from zhibao.word.block_elements import unwrap_content_controls
from zhibao.word.document_text import BlockText
from zhibao.word.fields import fields_by_block, spell_out_fields
from zhibao.word.package import parts_of
from zhibao.word.run_fonts import set_run_fonts


class Finished(Struct, frozen=True):
    """What finishing came to know: the captions' labels (表 1-1) by their bookmarks, all lines with their marks."""

    labels: Mapping[str, str]
    lines: Sequence[BlockText]
    findings: tuple[Finding, ...] = ()


def finish(document: Document, pack: Pack) -> Finished:
    """Make the filled document complete, in place."""
    finished = finish_texts(document, pack)
    finish_runs(document)
    return finished


def finish_runs(document: Document) -> None:
    """Make every run of a document with its texts complete, in place, which changes no line of it."""
    for story in parts_of(document).texts:
        set_run_fonts(story)


def finish_texts(document: Document, pack: Pack) -> Finished:
    """Make the filled document complete but for its runs, in place."""
    body = document.element.body
    unwrap_content_controls(body)
    spell_out_fields(body)
    drop_idle_breaks(document)
    numbers = heading_numbers(document)
    # Later steps change what fields show and what stands around them, none a field itself.
    found = fields_by_block(body)
    fill_field_results(body, numbers, found)
    lines = take_text_marks(document, numbers)
    # Measures texts, hence without marks in them.
    keep_case_ends(document, pack.styles.case_end)
    labels = fill_references(body, chain.from_iterable(found.values()))
    findings = fill_toc(document, numbers, found)
    join_section_ends(document, pack.styles.section_end)
    share_page_numbering(body)
    return Finished(labels, lines, findings)

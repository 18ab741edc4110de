"""All finishing steps in their order."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document

from zhibao.findings import Findings
from zhibao.finish.field_results import fill_field_results
from zhibao.finish.fields import spell_out_fields
from zhibao.finish.numbering import heading_numbers
from zhibao.finish.page_numbering import share_page_numbering
from zhibao.finish.references import fill_references
from zhibao.finish.sections import drop_idle_breaks, join_section_ends, keep_case_ends
from zhibao.finish.toc import fill_toc
from zhibao.pack import Pack


def finish(document: Document, pack: Pack, findings: Findings) -> Mapping[str, str]:
    """Make the filled document complete, in place; return the captions' labels (表 1-1) by their bookmarks."""
    spell_out_fields(document.element.body)
    drop_idle_breaks(document)
    keep_case_ends(document, pack.styles.case_end)
    numbers = heading_numbers(document)
    fill_field_results(document, numbers)
    labels = fill_references(document)
    fill_toc(document, numbers, findings)
    join_section_ends(document, pack.styles.section_end)
    share_page_numbering(document)
    return labels

"""What filling passes over without an error, and prints as it stands or swallows: half tags, tags in unfilled parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from zhibao.findings import Finding, TemplatePlace
from zhibao.lint.braces import brace_faults
from zhibao.lint.stories import stories_of
from zhibao.lint.template_file import opened_template, unfilled_tags


def unread_faults(path: Path) -> Iterator[Finding]:
    """Yield the tags of a template that no filling reads; NothingMadeError when it cannot be opened."""
    opened, whole = opened_template(path), TemplatePlace(path.name)
    yield from (each.within(whole) for each in unfilled_tags(opened.docx))
    for story in stories_of(opened.docx):
        for paragraph in story.paragraphs:
            yield from (each.within(whole) for each in brace_faults(paragraph))

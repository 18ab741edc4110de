"""Tags of a template that filling would not read, looked for in every build."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from zhibao.findings import Finding, TemplatePlace
from zhibao.lint import template_file
from zhibao.lint.braces import brace_faults
from zhibao.lint.stories import stories_of


def unread_faults(path: Path) -> Iterator[Finding]:
    """Yield the tags that filling prints as they stand or swallows: half ones, and those in parts that it leaves.

    NothingMadeError when the template cannot be opened.
    """
    opened, whole = template_file.opened_template(path), TemplatePlace(path.name)
    paragraphs = chain(*(story.paragraphs for story in stories_of(opened.docx)))
    for each in (*template_file.unfilled_tags(opened.docx), *chain(*map(brace_faults, paragraphs))):
        yield each.within(whole)

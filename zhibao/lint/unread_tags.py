"""Tags of a template that filling would not read, looked for in every build."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from zhibao.findings import Finding, TemplatePlace
from zhibao.lint import template_file
from zhibao.lint.braces import brace_faults
from zhibao.lint.stories import stories_of
from zhibao.render.template_filling import MOST_TEMPLATE
from zhibao.text.bounded_reading import read_bounded

_MOST_KNOWN = 2


def unread_faults(path: Path) -> Iterator[Finding]:
    """Yield the tags that filling prints as they stand or swallows: half ones, and those in parts that it leaves.

    NothingMadeError when the template cannot be opened.
    """
    try:
        content = read_bounded(path, MOST_TEMPLATE)
    except OSError:
        # Opening it says why it cannot be read.
        template_file.opened_template(path)
        raise
    yield from _faults(path, content)


# The reports of a batch are filled into the same template.
@lru_cache(_MOST_KNOWN)
def _faults(path: Path, _content: bytes) -> tuple[Finding, ...]:
    opened, whole = template_file.opened_template(path), TemplatePlace(path.name)
    paragraphs = chain(*(story.paragraphs for story in stories_of(opened.docx)))
    found = (*template_file.unfilled_tags(opened.docx), *chain(*map(brace_faults, paragraphs)))
    return tuple(each.within(whole) for each in found)

"""Pages lie where the workbook turned them (横向), and stand everywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibao.audit.expected_lines import SNIPPET
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.word.document_text import ParagraphText

_PAGES = {False: "竖页", True: "横页"}


def orientation_differences(compared: Iterable[Pair]) -> Iterator[Finding]:
    """Yield the first text of each stretch that stands on a page of the other direction."""
    was_wrong = False
    for pair in compared:
        texts = pair.texts
        if not texts or not isinstance(pair.found, ParagraphText):
            continue
        wanted, shown = texts[0].is_landscape, pair.found.is_landscape
        if wanted != shown and not was_wrong:
            snippet = texts[0].text.plain[:SNIPPET]
            yield finished_rules.PAGE_TURNED.at(
                texts[0].text.ref, text=snippet, expected=_PAGES[wanted], found=_PAGES[shown]
            )
        was_wrong = wanted != shown

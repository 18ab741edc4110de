"""Headings of chapters are printed at their levels, which number them and put them into the contents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from zhibao.audit.expected import ExpectedText
from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.findings import Finding, finished_rules
from zhibao.model.report import PartKind
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.document_text import ParagraphText

_BUILT_IN = lazy_pattern(r"heading ([1-9])")


def heading_level_differences(expected: Iterable[ExpectedLine]) -> Iterator[Finding]:
    """Yield the first heading of each level in a style of another level, or in one that prints something else too."""
    printed = list(_of_chapters(expected))
    levels: dict[str, set[int]] = defaultdict(set)
    for line, text in printed:
        levels[line.style].add(text.level)
    told = {0}
    for line, text in printed:
        if text.level not in told and _wanted(line.style, levels) != {text.level}:
            told.add(text.level)
            shown = {"text": text.text.plain[:SNIPPET], "expected": f"heading {text.level}", "found": line.style}
            yield finished_rules.STYLE_CHANGED.at(text.text.ref, **shown)


def _of_chapters(expected: Iterable[ExpectedLine]) -> Iterator[tuple[ParagraphText, ExpectedText]]:
    """Yield the lines of chapters, each with the first text in it."""
    for each in expected:
        first = next(iter(each.texts), None)
        if first and first.part is PartKind.CHAPTER and isinstance(each.shown, ParagraphText):
            yield each.shown, first


def _wanted(style: str, levels: Mapping[str, set[int]]) -> set[int]:
    """Return the level that Word gives a style by its name, for others the levels that it prints."""
    found = _BUILT_IN.fullmatch(style)
    return {int(found[1])} if found else levels[style]

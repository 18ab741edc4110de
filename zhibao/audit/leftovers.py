"""What a finished report must not show: tags, placeholders, captions and headings without words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhibao.audit.expected import TextKind
from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.model.ref import CellRef
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.block_elements import text_of
from zhibao.word.document_text import ParagraphText
from zhibao.word.xml import Element

_TAG = lazy_pattern(r"\{\{|\{%|%\}|\}\}|\{#|#\}")
# As the program writes them (Text.todo); 【缺勤】 is a text like any other.
_TODO = lazy_pattern(r"【(?:(?:待补|待核)(?:：[^】]*)?|缺(?:图|统计图|表格)：[^】]*)】")
_WORDED = frozenset((TextKind.TITLE, TextKind.HEADING, TextKind.CAPTION))


def tags(expected: Iterable[ExpectedLine], cover: Iterable[str], around: Iterable[Element]) -> Iterator[Finding]:
    """Yield template tags that were printed instead of followed; what the clerk typed in `cover` is none.

    `around` are the headers and footers.
    """
    typed = "".join(cover)
    texts = [*((each.ref, each.words) for each in expected), *((CellRef(), text_of(each)) for each in around)]
    for ref, text in texts:
        match = _TAG.search(text)
        if match and match[0] not in typed:
            yield finished_rules.TAG_LEFT.at(ref, text=text[max(match.start() - 10, 0) :][:SNIPPET])


def placeholders(compared: Iterable[Pair]) -> Iterator[Finding]:
    """Yield 待补 and the like, which no submission may hold."""
    for pair in compared:
        match = _TODO.search(pair.found.text) if pair.found else None
        if match:
            yield finished_rules.TODO_LEFT.at(pair.ref, text=match[0][:SNIPPET])


def empty_ones(expected: Sequence[ExpectedLine]) -> Iterator[Finding]:
    """Yield captions and headings without words: lines in the style of others that have them."""
    known = [each for each in expected if isinstance(each.shown, ParagraphText) and each.shown.toc is None]
    worded = {each.shown.style for each in known if any(text.kind in _WORDED for text in each.texts)}
    # A template may print words of its own in such a style, but hardly nothing, or nothing but a number.
    for each in known:
        if each.shown.style in worded and not each.texts and _is_bare(each):
            yield finished_rules.EMPTY_CAPTION.at(each.ref, style=each.shown.style, text=each.words.strip())


def _is_bare(expected: ExpectedLine) -> bool:
    line = expected.shown
    assert isinstance(line, ParagraphText)
    counted = [each.end for each in line.fields if each.code.kind == "SEQ"]
    return not line.pictures and not line.text[max(counted, default=0) :].strip()

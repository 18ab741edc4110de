"""Numbers of captions run on, and each reference shows the label of what it names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from zhibao.audit.expected import TextKind
from zhibao.audit.expected_lines import SNIPPET, ExpectedLine
from zhibao.audit.line_pairs import Pair
from zhibao.findings import Finding, finished_rules
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_number
from zhibao.word.document_text import BlockText, ParagraphText

_MOST = 1000
_LABEL = lazy_pattern(r"(.*?)([0-9]+|[〇一二三四五六七八九十百]+)", re.DOTALL)
# A number 0 with another one after it.
_NOTHING = lazy_pattern(r"(?<![0-9])0(?=[^0-9]+[0-9])")
_SEPARATORS = " \u3000\t：:、.．"


@cache
def _chinese() -> Mapping[str, int]:
    return {chinese_number(number): number for number in range(_MOST)}


def number_differences(compared: Sequence[Pair]) -> Iterator[Finding]:
    """Yield captions whose number does not follow the one before: a gap, or a number given twice."""
    last: dict[str, int] = defaultdict(int)
    for pair in compared:
        for label in _labels(pair.found):
            match = _LABEL.fullmatch(label)
            if match is None:
                continue
            stem, is_chinese = match[1], not match[2].isdecimal()
            number = _chinese().get(match[2], 0) if is_chinese else int(match[2])
            if number != last[stem] + 1:
                wanted = last[stem] + 1
                shown = (
                    chinese_number(wanted) if is_chinese and match[2] in _chinese() and wanted < _MOST else str(wanted)
                )
                yield finished_rules.CAPTION_NUMBER.at(pair.ref, found=label, expected=stem + shown)
            last[stem] = number


def uncounted_chapters(compared: Sequence[Pair]) -> Iterator[Finding]:
    """Yield captions whose number says that their chapter or annex has none: 附表 0-1."""
    parts: Counter[str] = Counter()
    for pair in compared:
        texts = pair.texts
        parts.update(each.part.value for each in texts if each.kind is TextKind.TITLE)
        for label in _labels(pair.found) if texts else ():
            expected = _NOTHING.sub(str(parts[texts[0].part.value]), label)
            if expected != label:
                yield finished_rules.CAPTION_NUMBER.at(pair.ref, found=label, expected=expected)


def missing_numbers(compared: Sequence[Pair], parts: Collection[str]) -> Iterator[Finding]:
    """Yield captions and titles of cases in those parts that no counter stands before, nor in a line just above."""
    above: tuple[ParagraphText, ...] = ()
    for pair in compared:
        texts = pair.texts
        if not any(map(_labels, (*above, *pair.rich_lines))):
            for each in texts:
                if each.kind in (TextKind.CAPTION, TextKind.CASE) and each.part.value in parts:
                    yield finished_rules.NO_NUMBER.at(each.text.ref, text=each.text.plain[:SNIPPET])
        above = () if texts else pair.rich_lines


def _labels(printed: BlockText | None) -> list[str]:
    """Return a line's label, if it has one: its characters up to the last counter that it shows."""
    if not isinstance(printed, ParagraphText):
        return []
    ends = [each.end for each in printed.fields if each.code.kind == "SEQ" and each.end > each.start]
    return [printed.text[:end] for end in ends[-1:]]


def label_differences(expected: Iterable[ExpectedLine], labels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield captions before whose text another label stands than references to them show."""
    for each in expected:
        before = ""
        for piece in each.pieces:
            if isinstance(piece, str):
                before = piece
            elif piece.kind in (TextKind.CAPTION, TextKind.CASE):
                text, shown = piece.text, before.rstrip(_SEPARATORS).lstrip()
                if shown != labels.get(text.bookmark, shown):
                    yield finished_rules.CAPTION_NUMBER.at(text.ref, found=shown, expected=labels[text.bookmark])


def reference_differences(compared: Sequence[Pair], labels: Mapping[str, str]) -> Iterator[Finding]:
    """Yield references whose target is missing or there twice, or has another label."""
    lines = [(pair.ref, line) for pair in compared for line in pair.rich_lines]
    targets = {each.name: line.text[each.start : each.end] for _, line in lines for each in line.bookmarks}
    repeated = Counter(each.name for _, line in lines for each in line.bookmarks)
    for ref, line in lines:
        for field in line.fields:
            name, shown = field.code.argument, line.text[field.start : field.end]
            # What has no number is reported where it is referred to.
            if field.code.kind != "REF" or name not in labels:
                continue
            if repeated[name] != 1:
                yield finished_rules.REFERENCE_TARGET.at(ref, found=shown, count=repeated[name])
            elif not shown == targets[name] == labels[name]:
                yield finished_rules.REFERENCE_DIFFERS.at(ref, found=shown, expected=targets[name])

"""T253: foreign words left in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_HAN = lazy_pattern(r"[\u4e00-\u9fff]")
_WORDS = lazy_pattern(
    r"(?<![A-Za-z0-9@._/+#-])[A-Za-z]+(?:['’-][A-Za-z]+)*(?: +[A-Za-z]+(?:['’-][A-Za-z]+)*)*(?![A-Za-z0-9@_/+#-])"
)
_HINT = lazy_pattern(r"[A-Za-zａ-ｚＡ-Ｚ\u3041-\u30fa]")
_KANA = lazy_pattern(r"[\u3041-\u3096\u30a1-\u30fa]+")
_ADDRESS = lazy_pattern(
    r"(?:https?:|www\.)[!-~]+|[!-~]+@[!-~]+|[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|edu|gov)\b[!-~]*", re.ASCII | re.I
)
# A longer phrase is a title or a motto; what stands in quotes or brackets is one on purpose.
_MOST_WORDS = 2
_VARIABLES = "nxykcbeituqahpvrs"
_OPENING, _CLOSING = "“‘(《「[<\"'", "”’)》」]>\"'"


class StrayLatin(Check):
    code, severity, title = "T253", Severity.WARNING, "中文里夹着外文词"
    message = "“{excerpt}”里的“{found}”是外文，像是多出来的。"
    advice = "请改成中文或删去；确要用的专名、缩写，可以在“核对”表写明理由。"
    why = "“教学资源 and 手段”一类的词多半是翻译或转换文件时留下的，读起来不通。"

    def found(
        self, rules: ReviewRules, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        lawful = frozenset(word.lower() for word in rules.latin)
        for text in all_texts(prose, tables, raw=False, hint=_HINT):
            for start, end in _stray(text.words, lawful):
                excerpt = around(text.words, start, end)
                yield self.at(text.ref, excerpt=excerpt, found=text.words[start:end])


def _stray(words: str, lawful: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where foreign words stand that no list knows."""
    if not (_HINT.search(words) and _HAN.search(words)):
        return
    text = _ADDRESS.sub(lambda match: "\0" * len(match[0]), fold(words))
    for match in _WORDS.finditer(text):
        said = match[0].split()
        is_left = all(word.islower() and "-" not in word and word not in lawful for word in said)
        if is_left and len(said) <= _MOST_WORDS and not _is_set_off(text, *match.span()) and _is_word(text, match):
            yield match.span()
    yield from (match.span() for match in _KANA.finditer(text) if not _is_set_off(text, *match.span()))


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Tell whether it stands in quotes or brackets, or explains what stands before it: 人工智能（artificial）."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (bool(before) and before[-1] in _OPENING) or (bool(after) and after[0] in _CLOSING)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is no unit after a number, no sign of an item (a.), and no letter for a number (n次)."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if len(match[0]) == 1:
        return match[0] not in _VARIABLES and bool(_HAN.match(before[-1:]) and _HAN.match(after[:1]))
    return not before[-1:].isdigit()

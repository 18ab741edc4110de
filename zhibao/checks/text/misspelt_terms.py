"""T249: terms of the field that are misspelt or replaced by newer ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.lazy_patterns import lazy_pattern

# Titles of older documents keep their words, and so does who tells that a word was replaced.
_TITLE = lazy_pattern("《[^《》]*》")
_TOLD = lazy_pattern("改称|更名|改为|原称|原名|代替|取代|不再|不得|不应|停止|提法|说法|叫法|统称|旧称|以前叫")
_NEAR = 3
_SENTENCE_END = lazy_pattern("[。；！？]")


class MisspeltTerms(Check):
    code, severity, title = "T249", Severity.WARNING, "用语写错或已经更新"
    message = "“{excerpt}”里的“{found}”应为“{right}”{source}。"
    advice = "请改成“{right}”；引用旧文件原文的，可以不管。"
    why = "行业用语有固定写法，写错一个字或沿用旧名称，会让人怀疑报告是抄来的。"

    def found(
        self, rules: ReviewRules, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        terms = {wrong: term for term in rules.term for wrong in term.wrong}
        if not terms:
            return
        pattern = re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
        may_have = [table for table in tables if not (table.table.words_are_plain and not pattern.search(table.plain))]
        for text in all_texts(prose, may_have, raw=False, hint=_beginnings(terms)):
            words = text.words
            for match in pattern.finditer(words):
                term = terms[match[0]]
                around_it = words[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
                is_right = any(word in around_it for word in term.within)
                if not is_right and not (term.source and _is_history(words, *match.span())):
                    source = f"（{term.source}）" if term.source else ""
                    excerpt = around(words, *match.span())
                    yield self.at(text.ref, excerpt=excerpt, found=match[0], right=term.right, source=source)


def _beginnings(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Return the class of the characters with which terms begin; None where one may stand for another in `words`."""
    firsts = sorted({term[:1] for term in terms})
    return re.compile(f"[{re.escape(''.join(firsts))}]") if all(first.isalpha() for first in firsts) else None


def _is_history(words: str, start: int, end: int) -> bool:
    """Tell whether an old term stands in the title of a document, or where it is told that it is old."""
    if any(title.start() < start and end < title.end() for title in _TITLE.finditer(words)):
        return True
    sentence = _SENTENCE_END.split(words[:start])[-1] + _SENTENCE_END.split(words[start:])[0]
    return bool(_TOLD.search(sentence))

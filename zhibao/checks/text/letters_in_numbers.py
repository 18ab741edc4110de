"""T261: letters that stand for digits."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

# Of O for 0 T243 tells.
_MIXED = lazy_pattern(
    r"(?<![A-Za-z\d.])(?:\d+[Il](?=[\d年月日人个%所项名元次天门种节家台套场])\d*|[Il]\d+(?=[年月日人个%所项名元次天门种节家台套场]))(?![A-Za-z])"
)
_HINT = lazy_pattern(r"[IlＩｌ]")
_DIGITS = str.maketrans("Il", "11")


class LettersInNumbers(Check):
    code, severity, title = "T261", Severity.WARNING, "数字里夹着字母"
    message = "“{excerpt}”里的“{found}”用字母 l 或 I 代替了数字 1。"
    advice = "请写成“{right}”。"
    why = "看起来像数，检索、统计都认不出；多半是从图片识别或 PDF 复制来的。"

    def found(self, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        for text in all_texts(prose, tables, hint=_HINT):
            words = text.words if _HINT.search(text.plain) else ""
            for match in _MIXED.finditer(fold(words)):
                right = match[0].translate(_DIGITS)
                yield self.at(text.ref, excerpt=around(words, *match.span()), found=match[0], right=right)

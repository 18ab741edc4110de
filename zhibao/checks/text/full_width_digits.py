"""T262: digits and letters in their full-width forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.all_texts import printed_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_HINT = lazy_pattern("[０-９Ａ-Ｚａ-ｚ]")
_WIDE = lazy_pattern("[０-９Ａ-Ｚａ-ｚ％．]*[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ％．]*")


class FullWidthDigits(Check):
    code, severity, title = "T262", Severity.WARNING, "数字、字母是全角的"
    message = "“{excerpt}”里的“{found}”是全角的，这一处有 {count} 个。"
    advice = "请写成半角的“{right}”。"
    why = "全角数字与别处的数字宽窄不一，检索“2025”也找不到（GB/T 15835）。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            matches = list(_WIDE.finditer(text.plain))
            if matches:
                first, count = matches[0], len(matches)
                told = {"found": first[0], "right": fold(first[0]), "count": count}
                yield self.at(text.ref, excerpt=around(text.plain, *first.span()), **told)

"""T243: Chinese numerals with a Latin O or an Arabic zero in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zhibao.checks.all_texts import printed_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_DIGIT, _ZERO = "[一二三四五六七八九〇]", "[OoＯ0０○零]"
_HINT = lazy_pattern("[OoＯ年月日]")
_MIXED = lazy_pattern(rf"{_DIGIT}(?:{_DIGIT}|{_ZERO})*?[OoＯ0０○](?:{_DIGIT}|{_ZERO})*(?=[年月日])")

# 7O2种, 5O%: the letter for a zero; O2O and H2O are names.
_IN_DIGITS = lazy_pattern(r"(?<![\dA-Za-z.])\d+[OoＯ](?:[\dOoＯ]+|(?=[%％\u4e00-\u9fff]))(?![A-Za-z])")


class MixedNumerals(Check):
    code, severity, title = "T243", Severity.WARNING, "数字里混进了别的字"
    message = "“{excerpt}”里的“{found}”用字母 O、数字 0 或圆圈代替了零。"
    advice = "请写成“{right}”。"
    why = "“二O二五年”里的 O 是字母，检索、校对都认不出；公文里应为“二〇二五年”（GB/T 15835）。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables, _HINT):
            words = text.words
            for pattern, zero in ((_MIXED, "〇"), (_IN_DIGITS, "0")):
                for match in pattern.finditer(words):
                    right = re.sub(_ZERO, zero, match[0])
                    yield self.at(text.ref, excerpt=around(words, *match.span()), found=match[0], right=right)

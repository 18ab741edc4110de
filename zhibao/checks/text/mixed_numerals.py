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

_DIGIT, _ZERO = "[一二三四五六七八九〇]", "[OoＯ0０○零]"
_MIXED = re.compile(rf"{_DIGIT}(?:{_DIGIT}|{_ZERO})*?[OoＯ0０○](?:{_DIGIT}|{_ZERO})*(?=[年月日])")


class MixedNumerals(Check):
    code, severity, title = "T243", Severity.WARNING, "年份里的〇写成了别的字"
    message = "“{excerpt}”里的“{found}”用字母 O、数字 0 或圆圈代替了“〇”。"
    advice = "请写成“{right}”，或用阿拉伯数字。"
    why = "“二O二五年”里的 O 是字母，检索、校对都认不出；公文里应为“二〇二五年”（GB/T 15835）。"

    def found(
        self, cover: Mapping[str, Text], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        for text in printed_texts(cover, prose, tables):
            for match in _MIXED.finditer(text.words):
                right = re.sub(_ZERO, "〇", match[0])
                yield self.at(text.ref, excerpt=around(text.words, *match.span()), found=match[0], right=right)

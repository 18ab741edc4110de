"""T255: half-width brackets and straight quotation marks around Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_HAN = r"[\u4e00-\u9fff]"
_FOUND = lazy_pattern(
    rf"\([^()（）]{{0,40}}{_HAN}[^()（）]{{0,40}}\)|\"[^\"]{{0,40}}{_HAN}[^\"]{{0,40}}\"|'{_HAN}[^']{{0,40}}'"
)


class HalfWidthBrackets(Check):
    code, severity, title = "T255", Severity.INFO, "中文里用了半角括号、直引号"
    message = "有 {count} 处半角括号或直引号，第一处是“{excerpt}”里的“{found}”。"
    advice = "请改成全角的（）和“”；全文统一用半角的，可以不管。"
    why = "同一份报告里括号、引号有的全角有的半角，排出来宽窄不一（GB/T 15834）。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        found = [(passage.text, match) for passage in prose for match in _FOUND.finditer(passage.text.typed)]
        if found:
            text, match = found[0]
            yield self.at(text.ref, count=len(found), excerpt=_excerpt(text, match), found=match[0])


def _excerpt(text: Text, match: re.Match[str]) -> str:
    return around(text.plain, *match.span())

"""T245: half-width punctuation between Chinese characters."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_HAN = r"[\u3400-\u9fff”’）》】]"
_MARKS = lazy_pattern(
    rf"(?<={_HAN})[,;:?!](?=[\u3400-\u9fff“‘（《【\d]|$)|(?<={_HAN})\.(?=[\u3400-\u9fff“]|$)|(?<=[\dA-Za-z%])[,;](?=[\u3400-\u9fff])"
)
_HALF = ",;:?!."
_FULL = str.maketrans(_HALF, "，；：？！。")


class HalfWidthMarks(Check):
    code, severity, title = "T245", Severity.WARNING, "中文里用了半角标点"
    message = "这一段有 {count} 处半角标点，如“{excerpt}”里的“{found}”。"
    advice = "请改成全角的“{right}”。"
    why = "半角标点贴着汉字，宽窄不一，是排版时最常被指出的毛病（GB/T 15834）。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.typed
            # Most passages have none, and the pattern takes 4 ms to be compiled.
            matches = list(_MARKS.finditer(text)) if any(each in text for each in _HALF) else []
            if matches:
                first, count = matches[0], len(matches)
                found = {"found": first[0], "right": first[0].translate(_FULL), "count": count}
                yield self.at(passage.text.ref, excerpt=around(passage.text.plain, *first.span()), **found)

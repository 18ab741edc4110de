"""T267: what fell by more than there was: 减少2倍, 下降120%."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.quantities import Sentence
from zhibao.findings import Finding, Severity
from zhibao.text.lazy_patterns import lazy_pattern

_FALL = lazy_pattern(
    r"(?:下降|减少|降低|缩减|缩短|压减|回落)了?(?:约|近)?\s*"
    r"(?:\d[\d.]*\s*倍|[一二两三四五六七八九十]倍|(?:[2-9]\d\d|1(?:0[1-9]|[1-9]\d)|\d{4,})(?:\.\d+)?\s*%)"
)


class FallTooFar(Check):
    code, severity, title = "T267", Severity.WARNING, "下降超过了全部"
    message = "“{found}”：最多只能减少 100%。"
    advice = "请核对：是“减少到几分之一”“下降百分之几”，还是把增长写成了下降。"
    why = "减少的数不能比原有的还多，“减少 2 倍”在公文里不用。"

    def found(self, sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
        for sentence in sentences:
            for match in _FALL.finditer(sentence.text):
                yield self.at(sentence.passage.text.ref, found=sentence.shown(*match.span()))

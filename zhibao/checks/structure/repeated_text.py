"""S213: a paragraph that stands twice."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.text.keys import squeezed

# Shorter ones may be said twice: 具体情况如下。
_LEAST = 25
_SHOWN = 20


class RepeatedText(Check):
    code, severity, title = "S213", Severity.ERROR, "同一段话出现了两次"
    message = "这一段“{found}…”与 {first} 的一段一字不差。"
    advice = "请删去一处，或改成这里该写的话。"
    why = "多半是复制一段作样子，忘了改；同一案例也可能收了两次。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        seen: dict[str, CellRef] = {}
        for passage in prose:
            text = squeezed(passage.text.plain)
            if passage.kind is not PassageKind.PARAGRAPH or len(text) < _LEAST:
                continue
            first = seen.setdefault(text, passage.text.ref)
            if first is not passage.text.ref:
                yield self.at(passage.text.ref, found=passage.text.plain[:_SHOWN], first=first)

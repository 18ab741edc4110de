"""T246: a paragraph that ends without a stop."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity

_STOPS = tuple("。！？；：…—.!?;:”’）)》】」〕")
# Shorter lines may be headings, salutations, signatures, or items of a list.
_LEAST = 30
_SHOWN = 12
# Whatever ends in these goes on.
_GOES_ON = ("，", "、", ",")


class MissingStop(Check):
    code, severity, title = "T246", Severity.WARNING, "段落末尾没有句号"
    message = "这一段以“{found}”结束，后面没有句号。"
    advice = "请补上句号；话没有写完的，请补全。"
    why = "没有句号的段落，多半是复制时少了后半句。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.plain.rstrip()
            is_long = len(text) >= _LEAST and "，" in text
            is_told = passage.kind is PassageKind.PARAGRAPH and (is_long or text.endswith(_GOES_ON))
            todo = any(run.todo for run in passage.text.runs)
            if is_told and not todo and not text.endswith(_STOPS):
                yield self.at(passage.text.ref, found=f"…{text[-_SHOWN:]}")

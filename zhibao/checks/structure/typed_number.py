"""S230: numbers of tables, figures and cases that were typed by hand and are right so far."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import ANNEX, CaptionCounts
from zhibao.checks.check import Check
from zhibao.checks.typed_labels import Mention, reason_against
from zhibao.findings import Finding, Severity

_SHOWN = 5


class TypedNumber(Check):
    code, severity, title = "S230", Severity.INFO, "表、图的编号是手写的"
    message = "正文里有 {count} 处表、图、案例的编号是手写的：{found}；第一处在这里。"
    advice = "可以改成 {{{{表:题}}}}、{{{{图:题}}}}、{{{{案例:题}}}}，编号自己会变；不改，定稿前请逐个核对。"
    why = "前面加一张表，后面的编号都要变，手写的不会跟着变。"

    def found(self, mentions: tuple[Mention, ...], caption_counts: CaptionCounts) -> Iterator[Finding]:
        right = [each for each in mentions if each.kind != ANNEX and not reason_against(each, caption_counts)]
        if right:
            shown = "、".join(f"“{each.shown}”" for each in right[:_SHOWN])
            rest = "……" if len(right) > _SHOWN else ""
            yield self.at(right[0].text.ref, count=len(right), found=shown + rest)

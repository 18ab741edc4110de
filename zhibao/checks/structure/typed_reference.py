"""S217: a number of a table, figure, case or annex, typed by hand, that is not right."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import CaptionCounts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.typed_labels import Mention, reason_against
from zhibao.findings import Finding, Severity


class TypedReference(Check):
    code, severity, title = "S217", Severity.WARNING, "手写的编号对不上"
    message = "“{excerpt}”里的“{found}”是手写的编号，{reason}。"
    advice = "请改成 {{{{{kind}:题}}}}（题是题目，或表的“名称=”），编号就会跟着走；附件照附件的先后改。"
    why = "前面加一张表，后面的编号都要变，手写的不会跟着变，读者照着找就错了。"

    def found(self, mentions: tuple[Mention, ...], caption_counts: CaptionCounts) -> Iterator[Finding]:
        for mention in mentions:
            if reason := reason_against(mention, caption_counts):
                excerpt = around(mention.text.plain, mention.start, mention.end)
                told = {"found": mention.shown, "kind": mention.kind, "reason": reason}
                yield self.at(mention.text.ref, excerpt=excerpt, **told)

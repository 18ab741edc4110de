"""S217: a reference to a table or figure that was typed with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage, PassageKind
from zhibao.findings import Finding, Severity

_NUMBER = r"\d{1,2}(?:\s*[-—－–.．]\s*\d{1,2})?"
_REFERENCE = re.compile(
    rf"(?:[见如]|详见|参见)?(?<![代报年下上列])(附?[表图])\s*({_NUMBER})(?![\d年月个份幅张页本套件])"
)


class TypedReference(Check):
    code, severity, title = "S217", Severity.WARNING, "表、图的编号是手写的"
    message = "“{excerpt}”里的“{found}”是手写的编号。"
    advice = "请改成 {{{{{kind}:题}}}}（题是表或图的题目，或它的“名称=”），编号就会跟着走。"
    why = "前面加一张表，后面的编号都要变，手写的不会跟着变，读者照着找就错了。"

    def found(self, prose: tuple[Passage, ...]) -> Iterator[Finding]:
        for passage in prose:
            text = passage.text.typed
            for match in _REFERENCE.finditer(text) if passage.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE) else ():
                excerpt = around(passage.text.plain, *match.span())
                yield self.at(passage.text.ref, excerpt=excerpt, found=match[0], kind=match[1][-1])

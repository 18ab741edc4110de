"""S240: 下表, 上图 and the like where there is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Paragraph, TableBlock, nested
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.report import Part
from zhibao.text.lazy_patterns import lazy_pattern

# 自上图书馆 and 以下表决 are others.
_POINTS = lazy_pattern(
    r"(?:[见如由从据以，。（；]|^)(?P<found>(?P<where>[下上])(?P<kind>[表图]))(?![书案纸形像象片腾格决面层章册明达态彰扬])"
)


class NothingBelow(Check):
    code, severity, title = "S240", Severity.WARNING, "说到的表、图不在"
    message = "“{excerpt}”说到“{found}”，这一章在它{where}没有{kind}。"
    advice = "请补上表或图，或改这句话；指别处的，写 {{{{表:题}}}}、{{{{图:题}}}}。"
    why = "表删了、挪走了，话还在，读者找不到。"

    def found(self, parts: tuple[Part[Any], ...]) -> Iterator[Finding]:
        for part in parts:
            blocks = list(nested(part.blocks))
            for at, block in enumerate(blocks):
                text = block.text if isinstance(block, Paragraph) else None
                for match in _POINTS.finditer(text.plain) if text else ():
                    beside = blocks[at + 1 :] if match["where"] == "下" else blocks[:at]
                    if text and not _has(beside, match["kind"]):
                        where = "后面" if match["where"] == "下" else "前面"
                        told = {"found": match["found"], "kind": match["kind"], "where": where}
                        yield self.at(text.ref, excerpt=around(text.plain, *match.span("found")), **told)


def _has(blocks: Sequence[Any], kind: str) -> bool:
    wanted = TableBlock if kind == "表" else (ChartBlock, PhotoBlock)
    return any(isinstance(block, wanted) for block in blocks)

"""S219: a table or figure that the text never mentions."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.sections import Section
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.report import PartKind


class Unmentioned(Check):
    code, severity, title = "S219", Severity.INFO, "表、图在正文里没有提到"
    message = "正文没有提到“{caption}”。"
    advice = "可以在说到它的地方写“（见{{{{{kind}:{caption}}}}}）”；不提也可以报送。"
    why = "读者读到一段话，要知道依据是哪张表；正文里没有提到的表，省里有时会问它是做什么的。"

    def found(self, sections: tuple[Section, ...], prose: tuple[Passage, ...]) -> Iterator[Finding]:
        texts = (each.text for each in prose if each.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE))
        named = {run.target for text in texts for run in text.runs if run.target}
        for section in sections:
            # An annex is a table that stands for itself.
            blocks = section.blocks if section.part.kind is PartKind.CHAPTER and section.case is None else ()
            for block in blocks:
                if isinstance(block, TableBlock | ChartBlock) and block.caption and block.caption.bookmark not in named:
                    kind = "图" if isinstance(block, ChartBlock) else "表"
                    yield self.at(block.ref, caption=block.caption.plain, kind=kind)

"""S219: a table or figure that the text never mentions."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.caption_counts import CaptionCounts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import quoted
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.report_sections import ReportSection
from zhibao.checks.typed_labels import Mention
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.report import PartKind

_SHOWN = 5


class Unmentioned(Check):
    code, severity, title = "S219", Severity.INFO, "表、图在正文里没有提到"
    message = "正文提到了别的表、图，没有提到这 {count} 个：{captions}。"
    advice = "可以在说到它的地方写“（见{{{{表:题}}}}）”“（见{{{{图:题}}}}）”；不提也可以报送。"
    why = "读者读到一段话，要知道依据是哪张表；正文里没有提到的表，省里有时会问它是做什么的。"

    def found(
        self,
        sections: tuple[ReportSection, ...],
        prose: tuple[Passage, ...],
        mentions: tuple[Mention, ...],
        caption_counts: CaptionCounts,
    ) -> Iterator[Finding]:
        texts = (each.text for each in prose if each.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE))
        named = {run.target for text in texts for run in text.runs if run.target}
        meant = (caption_counts.numbered(mention.kind, mention.number) for mention in mentions)
        named |= {each.text.bookmark for each in meant if each and each.text.bookmark}
        left = [block for section in sections for block in _numbered(section) if block.caption.bookmark not in named]
        # Who refers to none does so on purpose.
        if named and left:
            captions = "、".join(f"“{quoted(block.caption.plain)}”" for block in left[:_SHOWN])
            rest = "……" if len(left) > _SHOWN else ""
            yield self.at(left[0].ref, count=len(left), captions=captions + rest)


def _numbered(section: ReportSection) -> list[TableBlock | ChartBlock]:
    """Return the tables and charts of a section that the text should mention: an annex stands for itself."""
    if section.part.kind is not PartKind.CHAPTER or section.case is not None:
        return []
    return [block for block in section.blocks if isinstance(block, TableBlock | ChartBlock) and block.caption]

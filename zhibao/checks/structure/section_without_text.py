"""S236: headings below which only tables or figures stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from zhibao.checks.check import Check
from zhibao.checks.report_sections import ReportSection
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Note, Paragraph, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.report import PartKind


class SectionWithoutText(Check):
    code, severity, title = "S236", Severity.INFO, "标题下面只有图表"
    message = "有 {count} 个标题下面只有图表，没有文字，第一个是“{found}”。"
    advice = "可以写一两句，说明图表说了什么；不写也可以报送。"
    why = "只有图表的一节，读者要自己去猜它说明什么。"

    def found(self, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
        bare = [
            section.title
            for at, section in enumerate(sections)
            if section.part.kind is PartKind.CHAPTER and section.case is None and _is_bare(sections, at)
        ]
        if bare:
            yield self.at(bare[0].ref, count=len(bare), found=bare[0].plain)


def _is_bare(sections: Sequence[ReportSection], at: int) -> bool:
    """Tell whether only tables or figures stand below a heading, up to the next one of any level."""
    first = sections[at]
    if at and sections[at - 1].title is first.title:
        return False
    same = takewhile(lambda each: each.title is first.title or each.case is not None, sections[at:])
    blocks = [block for each in same for block in each.blocks]
    has_shown = any(isinstance(block, TableBlock | ChartBlock | PhotoBlock) for block in first.blocks)
    return has_shown and not any(isinstance(block, Paragraph | Note) for block in blocks)

"""S210: a heading with nothing below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.report_sections import ReportSection
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Orientation, PageBreak


class EmptySection(Check):
    code, severity, title = "S210", Severity.ERROR, "标题下面没有内容"
    message = "“{found}”下面没有任何内容。"
    advice = "请补上正文、表格或图；不要这一节了，就删去这一行。"
    why = "空着的一节多半是还没有写，或内容写到别的标题下面去了。"

    def found(self, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
        title = None
        for at, section in enumerate(sections):
            if section.case is not None:
                continue
            # A case study parts the section that it is in, which goes on under the same title.
            if section.title is not title and not any(map(_has_content, _below(sections, at))):
                yield self.at(section.title.ref, found=section.title.plain)
            title = section.title


def _below(sections: Sequence[ReportSection], at: int) -> Iterator[ReportSection]:
    """Yield the section and those that belong to it."""
    first = sections[at]
    yield first
    for section in sections[at + 1 :]:
        is_inside = section.level > first.level or section.title is first.title
        if section.part is not first.part or not is_inside:
            return
        yield section


def _has_content(section: ReportSection) -> bool:
    is_shown = any(not isinstance(block, PageBreak | Orientation) for block in section.blocks)
    return is_shown or section.case is not None

"""S211: a case study in which nothing stands."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.report_sections import ReportSection
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Paragraph


class CaseWithoutText(Check):
    code, severity, title = "S211", Severity.ERROR, "案例没有正文"
    message = "案例“{found}”下面没有一段正文。"
    advice = "请补上正文；正文写到“案例完”下面去了的，把“案例完”移到正文之后。"
    why = "案例以文字为主，只有标题或只有图的案例，省里会当作没有写完。"

    def found(self, sections: tuple[ReportSection, ...]) -> Iterator[Finding]:
        for section in sections:
            # Of a case study in which nothing at all stands the reader of the workbook tells.
            if section.case and section.blocks and not any(isinstance(block, Paragraph) for block in section.blocks):
                yield self.at(section.case.ref, found=section.title.plain or section.case.school.plain)

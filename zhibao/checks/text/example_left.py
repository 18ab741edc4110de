"""T203: texts that are marked as examples still."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.prose.examples import EXAMPLE_MARK, example_places


class ExampleLeft(Check):
    code, severity, title = "T203", Severity.ERROR, "示例文字没有改"
    message = "本表还有 {count} 处示例文字（带“{mark}”字样），第一处在这里。"
    may_be_waived = False
    advice = "请改成自己的内容，或删去整行。"
    why = "“（示例）”三个字印出去，省里一眼就看得出报告没有写完。"

    def found(self, read: ReadReport) -> Iterator[Finding]:
        of_sheets: dict[str, list[CellRef]] = defaultdict(list)
        for ref in example_places(read):
            of_sheets[ref.sheet].append(ref)
        for refs in of_sheets.values():
            yield self.at(refs[0], count=len(refs), mark=EXAMPLE_MARK)

"""S214: signs that something is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.pack import Pack

_LEFT = re.compile(
    r"[×xX]{2,}(?=[\u4e00-\u9fff%％])|(?<=[\u4e00-\u9fff])[×xX]{2,}|_{3,}|＿{2,}|□{2,}|\*{2,}|[?？]{2,}"
    r"|(?<![{])\{[\u4e00-\u9fff][^{}]*\}(?![}])|待补(?:充|填|录)?(?![考习课贴助办])|待定|待填|待核实|TODO|(?:此处|这里)(?:填写|插入)"
    r"|\(\s*示例\s*\)|（\s+示例\s*）|XX(?:学校|市|县)"
)
# 不低于××%: what stands for a number is no name, though 于 is one.
_NUMBER_AFTER = re.compile("[%％万元个项年月次]")
_NO_NAME_BEFORE = re.compile("(?:[低高大小少多等由至对关位在]于|[以作]为|[共还]有|平均)$")


class PlaceholderLeft(Check):
    code, severity, title = "S214", Severity.ERROR, "还有没填的空"
    message = "“{excerpt}”里的“{found}”是还没有填的空。"
    advice = "请填上，或把这句话删去。"
    why = "××、____、待补 一类的记号是写稿时留的空，印出去就是没有写完的报告。"

    def found(self, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...], pack: Pack) -> Iterator[Finding]:
        texts = [passage.text for passage in prose]
        texts += (line for table in tables if table.block for cell in table.cells() for line in cell.lines)
        for text in texts:
            # What the program itself put in place of what is missing has its finding.
            typed = text.typed
            for match in _LEFT.finditer(typed):
                if not _is_name(typed, match, pack.privacy.surnames):
                    yield self.at(text.ref, excerpt=around(text.plain, *match.span()), found=match[0])


def _is_name(text: str, match: re.Match[str], surnames: str) -> bool:
    """Tell whether the signs hide a name, as in 王××."""
    start = match.start()
    if match[0][0] not in "×xX" or not start or text[start - 1] not in surnames:
        return False
    return not (_NUMBER_AFTER.match(text, match.end()) or _NO_NAME_BEFORE.search(text[:start]))

"""N890: a formula that counts or adds up a table in which nothing is filled in yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.report import ReadReport
from zhibao.tables.columns import ColumnError
from zhibao.tables.data_rows import is_missing
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_TALLY = lazy_pattern(r'(计数|求和)\("([^"]*)"(?:,"([^"]*)")?')
_COUNT = "计数"
_SHOWN = 3


class EmptyTally(Check):
    code, severity, title = "N890", Severity.ERROR, "要统计的表还没有填"
    message = "“{found}”里还没有填，{count} 个指标（{names}）照它统计成了 0。"
    advice = "请填这张表；确实一项也没有的，在“核对”表写明理由。"
    why = "没有填的表数出来是 0，印出去就成了“获奖 0 项，比上年减少 248 项”，看不出是漏填。"
    may_be_waived = True

    def found(self, read: ReadReport, tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        by_name = {key_of(each.name): each for each in tables if each.name}
        waiting: dict[str, list[str]] = defaultdict(list)
        for indicator in read.indicators:
            for function, name, column in _TALLY.findall(key_of(indicator.formula)):
                if name in by_name and _is_empty(by_name[name], function, column):
                    waiting[name].append(indicator.name)
        for name, several in waiting.items():
            names = list(dict.fromkeys(several))
            shown = "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
            yield self.at(by_name[name].ref, found=by_name[name].name, count=len(names), names=shown)


def _is_empty(table: PlacedTable, function: str, column: str) -> bool:
    if not table.data.rows or function.endswith(_COUNT):
        return not table.data.rows
    try:
        at = table.data.columns.column(column)
    except ColumnError:
        return False
    return all(is_missing(row.cells[at]) for row in table.data.rows)

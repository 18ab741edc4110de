"""A aggregate in a formula: 计数("获奖名单", 级别="省级", 等次="一等奖"); quotation marks may be left out."""

from __future__ import annotations

import re

from zhibao.indicators.formula import Aggregate, Condition
from zhibao.tables.aggregate import COUNT, DISTINCT, TOTAL
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern

_CALL = lazy_pattern(rf"({DISTINCT}|{COUNT}|{TOTAL})\(")
_QUOTED = r"\"[^\"]*\"|'[^']*'|“[^“”]*(?:“[^“”]*”[^“”]*)*”|‘[^‘’]*’|「[^「」]*」|『[^『』]*』"
_WORD = r"[^,，()=\"'“”‘’「」『』]+"
_PART = lazy_pattern(rf"({_QUOTED}|{_WORD})(?:=({_QUOTED}|{_WORD}))?([,)])")
_USES = {COUNT: '计数("表名", 列="值")', TOTAL: '求和("表名", "列")', DISTINCT: '去重计数("表名", "列")'}


class FormulaError(ValueError):
    """A formula that cannot be understood; the message says in Chinese why."""


def aggregate_at(source: str, start: int) -> Aggregate | None:
    """Return the aggregate that begins at `start`, None when there is none; FormulaError for one that is faulty."""
    call = _CALL.match(source, start)
    if call is None:
        return None
    plain, conditions, end = _parts(source, call)
    wanted = 1 if call[1] == COUNT else 2
    if len(plain) != wanted:
        raise FormulaError(f"“{call[1]}”应写成 {_USES[call[1]]}")
    return Aggregate(call[1], plain[0], plain[1] if wanted > 1 else "", tuple(conditions), (start, end))


def _parts(source: str, call: re.Match[str]) -> tuple[list[str], list[Condition], int]:
    plain: list[str] = []
    conditions: list[Condition] = []
    at = call.end()
    while True:
        part = _PART.match(source, at)
        if part is None or (conditions and not part[2]):
            raise FormulaError(f"“{call[1]}”的括号里看不懂，应写成 {_USES[call[1]]}")
        if part[2]:
            conditions.append(Condition(_unquoted(part[1]), _unquoted(part[2])))
        else:
            plain.append(_unquoted(part[1]))
        at = part.end()
        if part[3] == ")":
            return plain, conditions, at


def _unquoted(text: str) -> str:
    """Return the key of a name that may stand in quotation marks; inner ones belong to it."""
    return key_of(text[1:-1] if re.fullmatch(_QUOTED, text) else text)

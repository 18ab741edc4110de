"""`{{名称}}` in any text: looked up by name, never executed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibao.findings import Findings, text
from zhibao.model.report import Report
from zhibao.model.text import Text
from zhibao.model.walk import map_texts
from zhibao.text.nearest import suggestion
from zhibao.text.width import fold

_LOOKUP = re.compile(r"[{｛]\s*[{｛]([^{}｛｝]*)[}｝]\s*[}｝]")
_STRAY = re.compile(r"[{｛]\s*[{｛]|[}｝]\s*[}｝]")


def resolve(report: Report, findings: Findings) -> Report:
    """Return the report with every look-up replaced by the cover's value.

    An unknown name becomes a highlighted 【待补：名称】 and is reported.
    """
    cover = {key: _resolve(value, report.cover, findings) for key, value in report.cover.items()}
    names = {fold(key): value for key, value in cover.items()}
    return map_texts(report, lambda value: _resolved(value, names, findings))


def _resolve(value: Text, cover: Mapping[str, Text], findings: Findings) -> Text:
    """Fill look-ups inside the cover itself from the cover's plain values, one step deep."""
    others = {fold(key): other for key, other in cover.items() if not _LOOKUP.search(other.plain)}
    return _resolved(value, others, findings)


def _resolved(value: Text, names: Mapping[str, Text], findings: Findings) -> Text:
    for match in reversed(list(_LOOKUP.finditer(value.plain))):
        name = match[1].strip()
        found = names.get(fold(name))
        if found is None:
            near = {"suggestion": suggestion(name, names), "known": "、".join(names)}
            findings.add(text.UNKNOWN_NAME.at(value.ref, found=name, **near))
        by = Text.todo(f"待补：{name}") if found is None else found
        value = value.replaced(match.start(), match.end(), by.plain, todo=any(run.todo for run in by.runs))
    stray = _STRAY.search(value.plain)
    if stray:
        around = value.plain[max(stray.start() - 8, 0) : stray.end() + 8]
        findings.add(text.UNBALANCED_BRACES.at(value.ref, found=around))
        value = value.replaced(stray.start(), stray.end(), f"【{stray[0]}】", todo=True)
    return value

"""Findings that go away together: what lies behind them comes first, and once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from zhibao.findings.finding import Finding
from zhibao.text.lazy_patterns import lazy_pattern

AREA = "area"  # the value of a cause whose follow-ups are the findings about the rows of its sheet
NO_INDICATORS = "没有可用的“指标”表"
_ROWS = lazy_pattern(r"[A-Z]+(\d+):[A-Z]+(\d+)")
_FOLLOW_UPS = ("S", "W005")


def missing(kind: str, name: str) -> str:
    """Return the cause of findings about a name (`key_of`) that nothing of that kind bears."""
    return f"没有{kind}“{name}”（改了名，或删去了）"


def causes_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, those first that have a cause in common or are one; follow-ups in an area have its cause."""
    found = list(findings)
    areas = [each for each in found if each.is_cause and AREA in each.values]
    found = [_with_cause(each, areas) for each in found]
    counts = Counter(each.cause for each in found if each.cause)
    return tuple(sorted(found, key=lambda each: not (each.is_cause or counts[each.cause] > 1)))


def by_cause(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings with those of one cause together, where the first of them stands."""
    groups: dict[object, list[Finding]] = defaultdict(list)
    for number, finding in enumerate(findings):
        groups[finding.cause or number].append(finding)
    return list(groups.values())


def _with_cause(finding: Finding, areas: Iterable[Finding]) -> Finding:
    for cause in areas:
        if finding.code.startswith(_FOLLOW_UPS) and not finding.is_cause and _is_within(finding, cause):
            return replace(finding, cause=cause.cause)
    return finding


def _is_within(finding: Finding, cause: Finding) -> bool:
    rows, row = _ROWS.fullmatch(str(cause.values[AREA])), finding.ref.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    is_there = replace(finding.ref, cell="") == replace(cause.ref, cell="") and row.isdecimal()
    return rows is not None and is_there and int(rows[1]) <= int(row) <= int(rows[2])

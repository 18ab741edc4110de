"""Findings as they are listed wherever they are shown: by sheet in the workbook's order, equal ones together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings.causes import by_cause
from zhibao.findings.finding import Finding, Severity

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.INFO: "说明"}
FAMILIES = {
    "W": "工作簿",
    "S": "结构",
    "D": "数据",
    "F8": "填报",
    "T": "文字",
    "P": "图片",
    "M": "模板",
    "F": "格式",
    "E": "环境",
    "I": "导入",
    "N": "下一年",
}
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_ACCEPTED = len(_ORDER)
_MENDED_FIRST = 3


class Group(Struct, frozen=True):
    """Findings that are listed as one: those of one cause, or equal ones at several places."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return next((each for each in self.findings if each.is_cause), self.findings[0])

    @property
    def is_of_one_cause(self) -> bool:
        return bool(self.first.cause) and len(self.findings) > 1


class Listing(Struct, frozen=True):
    """The findings of a sheet or of another file, or, with an empty name, those of none."""

    sheet: str
    groups: tuple[Group, ...]


def listed(findings: Iterable[Finding], sheets: Sequence[str] = ()) -> tuple[Listing, ...]:
    """Return the findings by sheet in the order of `sheets`, what is in none first; in each, errors first.

    What the clerk has accepted comes last.
    """
    by_sheet: dict[str, list[Group]] = defaultdict(list)
    for group in _groups(sorted(findings, key=rank)):
        by_sheet[listed_under(group.first)].append(group)
    places = {name: place for place, name in enumerate(("", *sheets))}
    order = sorted(by_sheet, key=lambda sheet: places.get(sheet, len(places)))
    return tuple(Listing(sheet, tuple(sorted(by_sheet[sheet], key=lambda group: rank(group.first)))) for sheet in order)


def listed_under(finding: Finding) -> str:
    """Return the sheet that a finding is listed under; the file where it is in a school's form, empty for neither."""
    return finding.ref.other_file or finding.ref.sheet


def family_of(code: str) -> str:
    """Return the key of the family that a code belongs to."""
    return code[:2] if code[:2] in FAMILIES else code[0]


def rank(finding: Finding) -> int:
    """Return the place of a finding among others: errors, warnings, infos, accepted ones."""
    return _ACCEPTED if finding.accepted else _ORDER[finding.severity]


def mended_first(listings: Sequence[Listing]) -> tuple[Group, ...]:
    """Return the three errors to mend first, of a code each: those with which most others go away, then W, S, D."""
    groups = [group for listing in listings for group in listing.groups if rank(group.first) == 0]
    of_codes: dict[str, Group] = {}
    for group in sorted(groups, key=_urgency):
        of_codes.setdefault(group.first.code, group)
    return tuple(of_codes.values())[:_MENDED_FIRST]


def _urgency(group: Group) -> tuple[int, int]:
    return -len(group.findings), list(FAMILIES).index(family_of(group.first.code))


def totals(findings: Iterable[Finding]) -> str:
    """Return how many findings there are of each severity: 错误 3，提醒 20."""
    counts = Counter("已接受" if each.accepted else SEVERITY_NAMES[each.severity] for each in findings)
    names = [name for name in (*SEVERITY_NAMES.values(), "已接受") if counts[name] or name in ("错误", "提醒")]
    return "，".join(f"{name} {counts[name]}" for name in names)


def _groups(findings: Sequence[Finding]) -> list[Group]:
    """Return the findings with those together that go away together, or that say the same elsewhere in one sheet."""
    groups: dict[object, list[Finding]] = {}
    for number, together in enumerate(by_cause(findings)):
        first = together[0]
        key = number if len(together) > 1 else _alike(first)
        groups.setdefault(key, []).extend(together)
    return [Group(tuple(each)) for each in groups.values()]


def _alike(finding: Finding) -> object:
    """Return what a finding shares with those that say the same at other cells of its sheet."""
    sheet = replace(finding.ref, cell="") if finding.ref.sheet else finding.place
    return finding.rule, sheet, finding.message, finding.advice, finding.accepted

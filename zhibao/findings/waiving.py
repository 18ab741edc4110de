"""Findings that the clerk has examined and accepts: by excerpt first, since rows move, then by cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from msgspec.structs import replace

from zhibao.findings import workbook_rules
from zhibao.findings.finding import Finding, Findings
from zhibao.model.waiver import Waiver
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.quotes import nested

# Which cells a finding of several names changes when rows move.
_CELL = lazy_pattern(r"（[A-Z]{1,3}\d+）")
_DIGITS = lazy_pattern(r"\d+(?:\.\d+)?")


def accepted(
    findings: Findings, waivers: Sequence[Waiver], may_be_waived: Collection[str], known: Collection[str]
) -> Findings:
    """Return the findings, those accepted that a waiver means, and what is wrong with waivers.

    Only findings of the codes in `may_be_waived` are accepted, `known` are all codes; faults go with the findings.
    """
    found = {finding: finding for finding in findings}
    told = Findings()
    for waiver in waivers:
        if fault := _fault(waiver, may_be_waived, known):
            told.add(fault)
            continue
        meant = _meant(waiver, [each for each, now in found.items() if each.code == waiver.code and not now.accepted])
        found.update((each, replace(each, accepted=waiver.reason)) for each in meant)
        if not meant:
            told.add(workbook_rules.WAIVER_IDLE.at(waiver.ref, code=waiver.code, found=_shown(waiver)))
    made = Findings()
    made.extend(found.values())
    made.extend(told)
    made.faults += findings.faults
    return made


def _fault(waiver: Waiver, may_be_waived: Collection[str], known: Collection[str]) -> Finding | None:
    if waiver.code not in known:
        return workbook_rules.WAIVER_UNKNOWN.at(waiver.ref, found=waiver.code or "（空）")
    if waiver.code not in may_be_waived:
        return workbook_rules.WAIVER_NOT_ALLOWED.at(waiver.ref, code=waiver.code)
    if not waiver.reason:
        return workbook_rules.WAIVER_WITHOUT_REASON.at(waiver.ref, code=waiver.code)
    return None


def _meant(waiver: Waiver, findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings of a waiver's code that it means: of several alike the one at its cell, or the first."""
    here = [each for each in findings if not waiver.sheet or key_of(each.ref.sheet_shown) == key_of(waiver.sheet)]
    alike = [each for each in here if waiver.excerpt and _key(each.excerpt) == _key(waiver.excerpt)]
    at_cell = [each for each in alike or here if each.ref.cell == waiver.cell]
    if alike:
        return at_cell or (alike[:1] if waiver.cell else alike)
    # A number that has changed since is to be examined anew.
    return [each for each in at_cell if (waiver.cell or waiver.sheet) and not _has_other_numbers(each, waiver)]


def _has_other_numbers(finding: Finding, waiver: Waiver) -> bool:
    then, now = (_DIGITS.findall(_key(text)) for text in (waiver.excerpt, finding.excerpt))
    return bool(waiver.excerpt) and then != now


def _key(excerpt: str) -> str:
    # Within “ ” a message shows the marks of what it quotes as ‘ ’.
    return key_of(_CELL.sub("", excerpt)).replace("'", '"').strip('…"')


def _shown(waiver: Waiver) -> str:
    return "，".join(_stated(waiver)) or "没有写工作表、单元格和摘录"


def _stated(waiver: Waiver) -> Iterator[str]:
    place = f"{waiver.sheet}{'!' if waiver.sheet and waiver.cell else ''}{waiver.cell}"
    yield from filter(None, (place, f"“{nested(waiver.excerpt[:20])}”" if waiver.excerpt else ""))


def with_words(waivers: Iterable[Waiver], change: Callable[[str], str]) -> tuple[Waiver, ...]:
    """Return waivers with `change` made to what they quote and to their reasons."""
    return tuple(replace(each, excerpt=change(each.excerpt), reason=change(each.reason)) for each in waivers)

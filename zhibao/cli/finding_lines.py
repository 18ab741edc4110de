"""Findings as lines of text: what to mend first, then sheet by sheet, equal ones in one line, totals last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from zhibao.findings import Finding, Severity
from zhibao.findings.listing import SEVERITY_NAMES, Group, Listing, listed, mended_first, totals

if TYPE_CHECKING:
    from zhibao.pipeline import Surroundings

_SHORT = 5  # Of so few lines none need be pointed out.
# Of many of one code in one sheet so many are written out: of errors more.
_SHOWN, _ERRORS_SHOWN, _CELLS = 3, 10, 30


def finding_lines(
    findings: Iterable[Finding], about: Surroundings | None = None, has_report: bool = False
) -> Iterator[str]:
    """Yield the lines of findings; with what surrounds them, the sheets are in the workbook's order.

    Of very many of one code only a 检查报告 that has them all lets some be left out.
    """
    listings = listed(findings, about.sheets if about else ())
    is_long = sum(len(each.groups) for each in listings) > _SHORT
    first = mended_first(listings) if is_long else ()
    if first:
        yield "先改这几处：" if len(first) > 1 else "先改这一处："
        yield from (
            f"  {number}. {place_of(group.first)}{group.first.message}" for number, group in enumerate(first, 1)
        )
    for listing in listings:
        if is_long and len(listings) > 1:
            yield f"—— {listing.sheet or '不在工作表里的'} ——"
        yield from _lines_of(listing, has_report)


def closing_lines(findings: Sequence[Finding], about: Surroundings, is_check: bool) -> Iterator[str]:
    """Yield what a check did not look for, and the totals."""
    if about.skipped and is_check:
        names = "；".join(f"{rule.code} {rule.title}" for rule in about.skipped)
        yield f"没有给出上年的工作簿（封面“上年工作簿”或 --previous），没有查：{names}。"
    if findings or is_check:
        yield "合计：" + "；".join(filter(None, (totals(findings), str(about.completion)))) + "。"


def _lines_of(listing: Listing, has_report: bool) -> Iterator[str]:
    """Yield the lines of a sheet; of many of one code, where they may be cut, the first few and the rest's cells."""
    of_code: dict[tuple[str, bool], list[Group]] = defaultdict(list)
    for group in listing.groups:
        of_code[group.first.code, bool(group.first.accepted)].append(group)
    for groups in of_code.values():
        shown = _ERRORS_SHOWN if groups[0].first.severity is Severity.ERROR else _SHOWN
        # A line that tells of one or two more is no shorter than these.
        cut = shown if has_report and len(groups) > shown + 2 else len(groups)
        yield from map(_line, groups[:cut])
        if groups[cut:]:
            yield _rest([each for group in groups[cut:] for each in group.findings])


def _rest(findings: Sequence[Finding]) -> str:
    first, cells = findings[0], _cells(findings)
    where = f"，在 {cells}" if cells else ""
    return f"[{first.code}] {_level(first)} 同类的还有 {len(findings)} 条{where}，见检查报告。"


def _line(group: Group) -> str:
    first, count = group.first, len(group.findings)
    lead = rest = ""
    if first.is_cause and count > 1:
        rest = f"由此还有 {count - 1} 条，改好这一处再看。"
    elif group.is_of_one_cause:
        lead, rest = f"{first.cause}，共 {count} 条，第一条在", "其余的出于同一原因，没有列出。"
    elif count > 1:
        cells = _cells(group.findings[1:])
        rest = f"同样的还有 {count - 1} 处{f'：{cells}' if cells else ''}。"
    reason = f"接受的理由：{first.accepted}" if first.accepted else ""
    advice = "" if first.accepted else first.advice
    return f"[{first.code}] {_level(group.findings[0])} {lead}{place_of(first)}{first.message}{advice}{rest}{reason}"


def _level(finding: Finding) -> str:
    return "已接受" if finding.accepted else SEVERITY_NAMES[finding.severity]


def place_of(finding: Finding) -> str:
    """Return where a finding is, as the console says it: 工作表“指标”C3：, empty for one in no sheet."""
    ref = finding.ref
    sheet = f"工作表“{ref.sheet}”{ref.cell}" if ref.sheet else ""
    file = f"“{ref.other_file}”" if ref.other_file and sheet else ""
    return f"{file}{sheet}：" if sheet else ""


def _cells(findings: Sequence[Finding]) -> str:
    cells = list(dict.fromkeys(each.ref.cell for each in findings if each.ref.cell))
    return "、".join(cells[:_CELLS]) + ("等" if len(cells) > _CELLS else "")

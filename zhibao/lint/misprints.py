"""What a template leaves out of a sample report, prints without a number, twice, or in a wrong order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.document import Document

from zhibao.audit import Intent, differences
from zhibao.findings import Finding, finished_rules, lint_rules
from zhibao.finish import UNNUMBERED, Finished
from zhibao.model.blocks import PageBreak
from zhibao.model.ref import CellRef
from zhibao.model.report import PrintedReport
from zhibao.model.walk import all_blocks
from zhibao.pack import Pack
from zhibao.word.xml import find

_LOST = {rule.code for rule in (finished_rules.TEXT_LOST, finished_rules.TABLE_DIFFERS)}


def misprints(document: Document, report: PrintedReport, done: Finished, pack: Pack) -> list[Finding]:
    """Return what is wrong in the filled sample `report`; what was lost goes before what follows from that."""
    found = list(differences(document, Intent(report, done.lines, done.labels, UNNUMBERED), pack, is_draft=False))
    lost = [each for each in found if each.code in _LOST]
    bare = [each for each in found if each.code == finished_rules.NO_NUMBER.code]
    named = [
        *(lint_rules.NOT_PRINTED.at(CellRef(), where=where) for where in _places(lost)),
        *(lint_rules.UNNUMBERED_CAPTION.at(CellRef(), where=where) for where in _places(bare)),
    ]
    if _page_breaks(document) < sum(isinstance(block, PageBreak) for block in all_blocks(report.parts)):
        named.append(lint_rules.NOT_PRINTED.at(CellRef(), where="“分页”"))
    return named or list(_others(found))


def _page_breaks(document: Document) -> int:
    return len(find(document.element.body, ".//w:br[@w:type='page']"))


def _others(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first finding of each rule: one slip shows at many places."""
    by_code: dict[str, list[Finding]] = {}
    for each in found:
        by_code.setdefault(each.code, []).append(each)
    for first, *more in by_code.values():
        where = "（不止一处）" if more else ""
        yield lint_rules.MISPRINTED.at(CellRef(), said=first.message, where=where)


def _places(found: Iterable[Finding]) -> Iterator[str]:
    """Yield each place in the report with the kinds of content there: 附件的“表题”“图题”."""
    kinds: dict[str, dict[str, None]] = {}
    for each in found:
        kinds.setdefault(each.ref.sheet, {})[each.ref.cell] = None
    for place, words in kinds.items():
        yield f"{place}的“{'”“'.join(words)}”"

"""Conditional formats (ECMA-376 part 1, §18.3.1.18) that colour cells as long as a formula holds."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from zhibao.workbook.patching.dialects import Dialect
from zhibao.workbook.patching.patched_package import numeral
from zhibao.workbook.patching.worksheet_order import put_last
from zhibao.workbook.spreadsheet import Element


def put_rules(root: Element, rules: Sequence[tuple[str, str, str]]) -> None:
    """Put rules (cells, formula, differential format) before all that the sheet has: of two colours the first shows."""
    tag = Dialect.of(root).tag
    # LibreOffice goes by the order in the file, Excel by the priorities.
    first = root.find("{*}conditionalFormatting")
    for each in root.iterfind("{*}conditionalFormatting/{*}cfRule") if rules else ():
        if (stated := numeral(each.get("priority", ""))) is not None:
            each.set("priority", str(stated + len(rules)))
    for priority, (cells, formula, format_) in enumerate(rules, start=1):
        formatted = etree.Element(tag("conditionalFormatting"), sqref=cells)
        stated_rule = {"type": "expression", "dxfId": format_, "priority": str(priority)}
        etree.SubElement(etree.SubElement(formatted, tag("cfRule"), stated_rule), tag("formula")).text = formula
        if first is None:
            put_last(root, formatted)
        else:
            first.addprevious(formatted)


def drop_rules(root: Element, words: str) -> None:
    """Take away the conditional formats whose formula has these words in it."""
    for each in [*root.iterfind("{*}conditionalFormatting")]:
        if any(words in (found.text or "") for found in each.iterfind("{*}cfRule/{*}formula")):
            root.remove(each)

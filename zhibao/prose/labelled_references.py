"""Cross-references with the numbers that the finished document gave to what they name."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from zhibao.findings import Finding, Findings, text_rules
from zhibao.model.report import PrintedReport
from zhibao.model.table import Table
from zhibao.model.text import Run, Text
from zhibao.model.walk import map_table, map_texts


def with_labels(
    report: PrintedReport, labels: Mapping[str, str], unnumbered: str
) -> tuple[PrintedReport, tuple[Finding, ...]]:
    """Return the report with every reference showing its target's label, as the document does.

    What has no number in the document is reported and shows `unnumbered`.
    """
    findings = Findings()
    captions = _captions(report)

    def labelled(run: Run, value: Text) -> Run:
        # What is no longer there could not be made, which is reported.
        if run.target in captions and run.target not in labels:
            findings.add(text_rules.UNNUMBERED_TARGET.at(value.ref, found=captions[run.target]))
        return replace(run, text=labels.get(run.target, unnumbered)) if run.target else run

    def change(value: Text) -> Text:
        if not any(run.target for run in value.runs):
            return value
        return replace(value, runs=tuple(labelled(run, value) for run in value.runs))

    def change_table(table: Table, _: str) -> Table:
        return map_table(table, change) if _refers(table) else table

    return map_texts(report, change, change_table), tuple(findings)


def _refers(table: Table) -> bool:
    """Tell whether a cell refers to anything, which in a long table hardly any does."""
    lines = [line for row in table.rows for cell in row if cell for line in cell.lines]
    return any(run.target for line in lines for run in line.runs)


def _captions(report: PrintedReport) -> Mapping[str, str]:
    """Return the captions and case titles by their bookmarks."""
    found: dict[str, str] = {}

    def look(value: Text) -> Text:
        if value.bookmark:
            found[value.bookmark] = value.plain
        return value

    map_texts(report, look, lambda table, _: table)
    return found

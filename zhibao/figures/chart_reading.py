"""What makes a chart easy to read: few slices, no year skipped, its source stated."""

from __future__ import annotations

from charts import KINDS, ChartData, ChartDataError
from charts.gather import OTHERS, OTHERS_WRITTEN, gathered
from charts.kinds import bar
from charts.years import with_missing_years
from zhibao.findings import Findings, picture_rules
from zhibao.model.blocks import TableBlock
from zhibao.model.figures import ChartBlock
from zhibao.model.report import ComputedReport
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks

_SOURCE = "资料来源"


def readable(block: ChartBlock, data: ChartData, findings: Findings) -> tuple[ChartData | None, tuple[Text, ...]]:
    """Return the data with small slices gathered or skipped years put in, which is reported, and notes that say so.

    There are no data where the slices cannot be gathered so that the chart says anything, which is reported too.
    """
    kind = KINDS[block.kind]
    if kind.shows_parts:
        return _with_few_slices(block, data, findings)
    if kind.shows_course:
        data, missing = with_missing_years(data)
        if missing:
            findings.add(picture_rules.YEARS_MISSING.at(block.ref, kind=block.kind, years="、".join(missing)))
    return data, ()


def _with_few_slices(
    block: ChartBlock, data: ChartData, findings: Findings
) -> tuple[ChartData | None, tuple[Text, ...]]:
    try:
        found = gathered(data)
    except ChartDataError as error:
        findings.add(picture_rules.CHART_NOT_DRAWN.at(block.ref, reason=error))
        return None, ()
    if not found.places:
        return data, ()
    names = [data.categories[at] for at in found.places]
    values = {"kind": block.kind, "count": len(names), "names": "、".join(names), "other": bar.NAME}
    findings.add(picture_rules.SLICES_GATHERED.at(block.ref, **values))
    parts = "、".join(_part(data, at) for at in found.places)
    own = [_part(data, at) for at, name in enumerate(data.categories) if name in OTHERS_WRITTEN]
    besides = f"，以及原列的{'、'.join(own)}" if own else ""
    return found.data, (Text.of(f"注：“{OTHERS}”包括{parts}{besides}。", block.ref),)


def _part(data: ChartData, at: int) -> str:
    label = data.series[0].labels[at]
    unit = "" if data.is_percent or label.endswith(data.unit) else data.unit
    return f"{data.categories[at]}{label}{unit}"


def source_notes(block: ChartBlock, report: ComputedReport) -> tuple[Text, ...]:
    """Return the source lines of the table that a chart draws, none when the chart states its own.

    What such a note says further, after its first sentence, is about the table.
    """
    if any(_is_source(note) for note in block.notes) or block.grid:
        return ()
    tables = [each for each in all_blocks(report.parts) if isinstance(each, TableBlock)]
    named = [table for table in tables if table.name == block.source.table]
    notes = named[0].notes if len(named) == 1 else ()
    return tuple(note.cut(0, note.plain.find("。") + 1 or None) for note in notes if _is_source(note))


def _is_source(note: Text) -> bool:
    return note.plain.startswith(_SOURCE)

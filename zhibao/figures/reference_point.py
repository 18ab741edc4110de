"""The number at which a chart has a reference line."""

from __future__ import annotations

from decimal import Decimal

from charts import Reference
from zhibao.findings import Findings, picture_rules
from zhibao.model.figures import ChartBlock, Point
from zhibao.tables.data_rows import number_of


def reference_point(block: ChartBlock, findings: Findings) -> Point | None:
    """Return the reference line as a number of the chart, None when it has none; a missing number is reported."""
    line = block.source.reference
    if line is None:
        return None
    if number_of(line.cell) is None:
        findings.add(picture_rules.NO_REFERENCE.at(block.source.ref, found=line.indicator))
        return None
    return Point("", line.name, line.cell)


def reference_of(point: Point) -> Reference:
    """Return the line as a chart draws it."""
    return Reference(number_of(point.cell) or Decimal(0), point.cell.characters, point.series)

"""Blank cells of the dictionary that the report needs: one finding a cell, however often it is used."""

from __future__ import annotations

from collections import defaultdict

from msgspec.structs import replace

from zhibao.findings import Findings, data_rules
from zhibao.indicators.values import BlankCell, Gap
from zhibao.model.ref import CellRef


class Gaps:
    """Collects where blank cells are used."""

    def __init__(self) -> None:
        self._uses: dict[BlankCell, dict[CellRef, None]] = defaultdict(dict)

    def use(self, gap: Gap, place: CellRef) -> None:
        """Note that the text at `place` needs the gap's blank cells."""
        for blank in gap.blanks:
            self._uses[blank].setdefault(place)

    def report(self, findings: Findings) -> None:
        """Report every blank cell that is used, and every year that has no column."""
        for blank, places in self._uses.items():
            if not blank.has_column:
                findings.add(data_rules.NO_YEAR_COLUMN.at(replace(blank.ref, cell=""), year=blank.year))
                continue
            first = next(iter(places))
            uses = f"工作表“{first.sheet}”{first.cell}" + (f"等 {len(places)} 处" if len(places) > 1 else "")
            findings.add(data_rules.MISSING_VALUE.at(blank.ref, name=blank.name, year=blank.year, uses=uses))

"""What is drawn on a sheet and printed nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zhibao.findings import Finding, workbook_rules
from zhibao.workbook.sheet import Drawn


def stray_pictures(drawn: Iterable[Drawn]) -> Iterator[Finding]:
    """Yield a finding for each thing drawn, by its cell."""
    for each in drawn:
        yield workbook_rules.STRAY_PICTURE.at(each.ref, cell=each.ref.cell, what=each.what)

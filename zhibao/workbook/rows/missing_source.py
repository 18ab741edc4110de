"""Tables that are made of another one, and do not say of which."""

from __future__ import annotations

from collections.abc import Container, Sequence

from zhibao.findings import structure_rules
from zhibao.workbook.items import Reading
from zhibao.workbook.row import Row


def is_without_source(row: Row, stated: Container[str], needed: Sequence[str], example: str, reading: Reading) -> bool:
    """Report the needed options that the row does not state; tell whether there are any."""
    missing = [name for name in needed if name not in stated]
    if missing:
        found = {"kind": row.kind, "missing": "、".join(missing), "example": example}
        reading.findings.add(structure_rules.NO_SOURCE.at(row.ref, **found))
    return bool(missing)

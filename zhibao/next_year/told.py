"""What was done to a workbook and what is left to do, told cell by cell on its list and in a few lines by the run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from zhibao.findings import Finding, Rule
from zhibao.model.ref import CellRef

_CELLS = 12


class Told(Struct, frozen=True):
    """One thing at one place; `text` are the words there, or what became of them."""

    rule: Rule
    ref: CellRef
    text: str = ""


def as_findings(told: Iterable[Told]) -> Iterator[Finding]:
    """Yield one finding for all of one kind in a sheet."""
    together: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in told:
        together[each.rule.code, each.ref.sheet].append(each)
    for group in together.values():
        first = group[0]
        yield first.rule.at(first.ref, count=len(group), cells=_cells(group), found=first.text)


def _cells(group: Sequence[Told]) -> str:
    cells = list(dict.fromkeys(each.ref.cell for each in group if each.ref.cell))
    return "、".join(cells[:_CELLS]) + ("等" if len(cells) > _CELLS else "")

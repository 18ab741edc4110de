"""What lists after the contents list: case studies, figures and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zhibao.model.blocks import AnyBlock, CaseStudy, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.report import Part
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks

CASES, FIGURES, TABLES = LISTED = ("案例", "图", "表")


def lists_of(parts: Iterable[Part[AnyBlock]], wanted: Iterable[str]) -> Mapping[str, tuple[Text, ...]]:
    """Return the wanted lists that the parts have something for, with the titles and captions that belong into each.

    A case without title has an empty one; figures and tables without caption belong into none.
    """
    found = _listed(all_blocks(parts))
    return {name: tuple(found[name]) for name in LISTED if name in wanted and found[name]}


def _listed(blocks: Iterable[AnyBlock]) -> Mapping[str, Sequence[Text]]:
    found: dict[str, list[Text]] = {name: [] for name in LISTED}
    for block in blocks:
        if isinstance(block, CaseStudy):
            found[CASES].append(block.title)
        elif isinstance(block, Figure | TableBlock) and block.caption:
            found[FIGURES if isinstance(block, Figure) else TABLES].append(block.caption)
    return found

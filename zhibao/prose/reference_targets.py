"""What cross-references can name: captioned tables and figures, and titled case studies, each with a bookmark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from zhibao.findings import Finding, text_rules
from zhibao.findings.causes import missing
from zhibao.model import blocks as kinds
from zhibao.model.blocks import AggregateTable, CaseStudy, DetailTable, IndicatorTable, TableBlock
from zhibao.model.figures import ChartBlock, PhotoBlock
from zhibao.model.ref import CellRef
from zhibao.model.report import ReadReport
from zhibao.model.text import Run, Text
from zhibao.model.walk import all_blocks, map_texts
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion

_KINDS = {"表": "表格", "图": "图", "案例": "案例"}
_PREFIX = lazy_pattern(rf"({'|'.join(_KINDS)}):(.+)")
# Word hides bookmarks that begin with an underscore and calls those of its own references _Ref and nine digits.
_FIRST_BOOKMARK = 200_000_001
# About as wide as the number that takes its place: the width of table columns hangs on it.
_PLACEHOLDER = {"表": "表 0-0", "图": "图 0-0", "案例": "案例 0-0"}


def bookmarked(report: ReadReport) -> ReadReport:
    """Return the report with a bookmark on every caption and case title."""
    numbers = count(_FIRST_BOOKMARK)

    def marked(caption: Text) -> Text:
        return replace(caption, bookmark=f"_Ref{next(numbers)}") if caption else caption

    return map_texts(report, lambda text: text, lambda table, _: table, change_caption=marked)


class Target(Struct, frozen=True):
    """What a reference names (empty for what cannot be named), its bookmark (empty without a number), its place."""

    name: str
    bookmark: str
    ref: CellRef


class Targets:
    """All targets by kind (表, 图, 案例) and name."""

    def __init__(self, report: ReadReport, plain: Callable[[str], str]) -> None:
        """Gather those of a bookmarked report; `plain` fills the cover's look-ups in a name."""
        self._found: Mapping[str, dict[str, list[Target]]] = {kind: defaultdict(list) for kind in _KINDS}
        for kind, target in _targets(report):
            if not target.name:
                continue
            found = self._found[kind][key_of(plain(target.name))]
            # Name and caption of one table may come to the same.
            if all(each.bookmark != target.bookmark for each in found) or not target.bookmark:
                found.append(target)

    def reference(self, path: str, place: CellRef) -> Text | Finding | None:
        """Return the reference that 表:名称 and the like mean, a finding for a faulty one, None for other paths."""
        match = _PREFIX.fullmatch(path)
        if match is None:
            return None
        kind, name = match.groups()
        found = self._found[kind].get(name, [])
        if len(found) == 1 and found[0].bookmark:
            return Text((Run(_PLACEHOLDER[kind], target=found[0].bookmark),))
        return self._fault(path, kind, name, found, place)

    def _fault(self, path: str, kind: str, name: str, found: list[Target], place: CellRef) -> Finding:
        stated = {"found": path, "kind": _KINDS[kind]}
        if not found:
            names = [targets[0].name for targets in self._found[kind].values()]
            unknown = text_rules.UNKNOWN_TARGET.at(place, suggestion=suggestion(name, names), **stated)
            return unknown.because(missing(_KINDS[kind], name))
        if len(found) == 1:
            return text_rules.UNNUMBERED_TARGET.at(place, found=name)
        places = "、".join(str(target.ref) for target in found)
        return text_rules.AMBIGUOUS_TARGET.at(place, count=len(found), places=places, **stated)


def _targets(report: ReadReport) -> Iterator[tuple[str, Target]]:
    """Yield every target; one with a name of its own is found by its caption too."""
    for block in all_blocks(report.parts):
        match block:
            case TableBlock() | IndicatorTable() | AggregateTable() | DetailTable():
                yield from _named("表", block.name, block.caption, block.ref)
            case PhotoBlock() | ChartBlock():
                yield from _named("图", block.name, block.caption, block.ref)
            case CaseStudy():
                yield from _named("案例", block.name, block.title, block.ref)
            case kinds.Heading() | kinds.Paragraph() | kinds.Note() | kinds.PageBreak() | kinds.Orientation():
                pass
            case _:
                assert_never(block)


def _named(kind: str, name: str, caption: Text, ref: CellRef) -> Iterator[tuple[str, Target]]:
    for each in dict.fromkeys((name, caption.plain)):
        yield kind, Target(each, caption.bookmark, ref)

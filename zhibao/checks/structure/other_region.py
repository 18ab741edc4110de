"""S238: headings and captions that begin with the name of another city or county."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhibao.checks.check import Check
from zhibao.checks.excerpts import quoted
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.report import PartKind
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_REGION, _ROSTER = "地区", "学校"
_NAMED = lazy_pattern(
    r"(?:20\d\d年?(?:[—、和-]20\d\d年?)?度?)?([\u4e00-\u9fff]{2,3}?[市县州盟])(?!场|属|级|直|域|区|委|政府|民|长|教育局)"
)
# 全市, 各县 and 我市 name no place.
_NO_NAME = lazy_pattern("[全各我本该外跨省名多两几城超夜都]|中等|普通|其他|部分|职教")


class OtherRegion(Check):
    code, severity, title = "S238", Severity.WARNING, "标题、题注里是别的地区"
    message = "“{found}”写的是{stated}，而封面的地区是{region}，“学校”表里也没有{stated}。"
    advice = "照别的地区的报告改的，请换成本地；写的确是那里的事，可以不管。"
    why = "借用别的地区的报告作样子，漏改一处题注，数是谁的就说不清了。"

    def found(
        self, prose: tuple[Passage, ...], cover: Mapping[str, Text], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        region = cover.get(_REGION, Text()).plain
        roster = next((table for table in tables if table.section is None and table.name == _ROSTER), None)
        own = region + "".join(cell.plain for cell in roster.cells()) if region and roster else ""
        for passage in prose if own else ():
            match = _NAMED.match(passage.text.plain) if _is_heading(passage) else None
            if match and match[1][:-1] not in own and not _NO_NAME.search(match[1]):
                found = quoted(passage.text.plain)
                yield self.at(passage.text.ref, found=found, stated=match[1], region=region)


def _is_heading(passage: Passage) -> bool:
    """Tell whether it is a heading or caption of the report's own: case studies go to other places."""
    is_title = passage.kind in (PassageKind.TITLE, PassageKind.CAPTION)
    return is_title and passage.section.case is None and passage.section.part.kind is not PartKind.PREFACE

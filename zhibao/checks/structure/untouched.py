"""S260: what still reads as last year's report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage, PassageKind, passages_of
from zhibao.checks.placed_tables import PlacedTable, placed_tables
from zhibao.checks.report_sections import sections_of
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport
from zhibao.model.table import TableCell
from zhibao.model.text import Text
from zhibao.tables.data_rows import number_of
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|二〇[〇一二三四五六七八九]{2}(?=年)")
_NOT_TYPED = lazy_pattern("\0+")
# A reference with what goes with it: what it names may have been left out.
_REFERENCE = lazy_pattern("[(][^()\0]{0,8}见?(?:\0[、和,及与]*)+[)]|[,;](?:详|可|参)?见\0(?=[。;,]|$)")
# Shorter ones may well be the same every year: 具体情况如下。
_LEAST, _SHOWN = 12, 20


class Untouched(Check):
    code, severity, title = "S260", Severity.WARNING, "还是去年的原话"
    message = "{found}与上年的报告一字不差（年份和取的数不算）。"
    advice = "请照今年的情况改写；确实不用改的，在“核对”表写明理由。"
    why = "去年的稿子往下接着写，最怕哪一段忘了改：数是今年的，话却是去年的，省里拿两年的报告一对就看得出来。"
    may_be_waived = True

    def found(
        self, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...], previous: ComputedReport
    ) -> Iterator[Finding]:
        sections = tuple(sections_of(previous.parts))
        said = {_masked(each.text) for each in passages_of(sections)}
        for part in _by_part(prose):
            yield from self._of_part(part, said)
        told = {_typed(each) for each in placed_tables(sections, ())} - {()}
        for table in tables:
            if table.block and _typed(table) in told:
                yield self.at(table.ref, found=f"表“{table.caption}”里直接填的数")

    def _of_part(self, part: Sequence[Passage], said: set[str]) -> Iterator[Finding]:
        """Yield one finding for a part, or a section, in which nothing is touched, else one for each paragraph."""
        sections = _by_section(part)
        if len(sections) > 1 and (old := _all_old(part, said)):
            yield self.at(old[0].text.ref, found=f"这一章的 {len(old)} 段都")
            return
        for section in sections:
            old = _all_old(section, said)
            if len(old) > 1:
                yield self.at(old[0].text.ref, found=f"“{section[0].section.title.plain}”的 {len(old)} 段都")
                continue
            for each in (each for each in section if _masked(each.text) in said):
                yield self.at(each.text.ref, found=f"“{each.text.plain[:_SHOWN]}…”这一段")


def _by_part(prose: Iterable[Passage]) -> list[list[Passage]]:
    """Return the paragraphs and notes that are long enough, part by part."""
    parts: dict[CellRef | str, list[Passage]] = defaultdict(list)
    for each in prose:
        is_prose = each.kind in (PassageKind.PARAGRAPH, PassageKind.NOTE)
        if is_prose and len(_masked(each.text).replace("\0", "")) >= _LEAST:
            parts[each.section.part.title.ref.sheet].append(each)
    return list(parts.values())


def _by_section(part: Iterable[Passage]) -> list[list[Passage]]:
    sections: dict[int, list[Passage]] = defaultdict(list)
    for each in part:
        sections[id(each.section.title)].append(each)
    return list(sections.values())


def _all_old(passages: Sequence[Passage], said: set[str]) -> Sequence[Passage]:
    """Return the passages where all of them are last year's, else none."""
    return passages if all(_masked(each.text) in said for each in passages) else ()


def _masked(text: Text) -> str:
    """Return what was typed, with one sign for each figure that was looked up and each year, without references."""
    return _REFERENCE.sub("", _YEAR.sub("#", _NOT_TYPED.sub("\0", squeezed(text.typed))))


def _typed(table: PlacedTable) -> tuple[str, ...]:
    """Return the numbers that are typed in a table, each with its row's label; nothing where none is."""
    rows = ((row[0], [cell for cell in row[1:] if cell and _is_typed_number(cell)]) for row in table.table.body)
    return tuple(_words(each) for label, numbers in rows for each in (label or TableCell(), *numbers) if numbers)


def _words(cell: TableCell) -> str:
    return "\n".join(_masked(line) for line in cell.lines)


def _is_typed_number(cell: TableCell) -> bool:
    return number_of(cell) is not None and all(run.is_typed for line in cell.lines for run in line.runs)

"""Options of rows: the years and the names of columns and tables in them move on."""

from __future__ import annotations

from zhibao.findings import next_year_rules
from zhibao.next_year.chapter_rows import option, options_of
from zhibao.next_year.registry import NamedYears, Registry
from zhibao.next_year.work import Work
from zhibao.text.keys import key_of, squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.patching import WordChange
from zhibao.workbook.row import Row

_OPTION = lazy_pattern(r"([^;；﹔\n=＝﹦]*)[=＝﹦]([^;；﹔\n]*)")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS, _SOURCE, _CONDITION = "年度", "来源", "条件"
_NAMES = ("名称",)
_OF_YEAR = lazy_pattern(r"年度\s*[=＝≠>＞<＜≥≤]\s*((?:19|20)\d\d)")


class OptionMoves:
    """Knows what the tables are called that options name."""

    def __init__(self, work: Work, registry: Registry) -> None:
        self._work, self._registry = work, registry

    def move(self, row: Row) -> None:
        """Move the options of a row on; years that are left are told."""
        cell = options_of(row)
        text = self._work.words(cell.ref)
        changes: list[WordChange] = []
        for stated in _OPTION.finditer(text):
            name, value = squeezed(stated[1]), stated[2]
            moved = self._moved(row, name, value)
            if moved != value:
                changes.append(WordChange(stated.start(2), stated.end(2), moved))
            elif name == _SOURCE and ("表", key_of(value)) in self._registry.gone:
                self._work.tell(next_year_rules.REFERENCE_LEFT_OUT, cell.ref, stated[0].strip())
            elif _YEAR.search(value) and name not in _NAMES:
                self._work.tell(next_year_rules.YEAR_LEFT, cell.ref, stated[0].strip())
        self._work.change(cell.ref, changes)
        if changes:
            self._work.tell(next_year_rules.YEAR_MOVED, cell.ref, f"{text} → {self._work.words(cell.ref)}")

    def _moved(self, row: Row, name: str, value: str) -> str:
        if name == _SOURCE:
            renamed = self._registry.renamed.get(key_of(value))
            return value if renamed is None else value.replace(value.strip(), renamed)
        if name == _YEARS:
            return self._years_moved(value)
        if name == _CONDITION and _OF_YEAR.search(value):
            return _OF_YEAR.sub(lambda found: found[0][:-4] + str(int(found[1]) + 1), value)
        return value if name in _NAMES else self._years_of(row).later(value)

    def _years_moved(self, value: str) -> str:
        """Return a list of years moved on where it ends with this one."""
        years = [int(each) for each in _YEAR.findall(value)]
        if not years or max(years) not in (self._work.this, self._work.this - 1):
            return value
        return _YEAR.sub(lambda found: str(int(found[0]) + 1), value)

    def _years_of(self, row: Row) -> NamedYears:
        """Return which years move in the columns that a row's options name: its source's, else its own."""
        source = key_of(option(row, _SOURCE) or option(row, "名称") or row.content.plain)
        found = self._registry.tables.get(source, NamedYears())
        return NamedYears(found.labels_move)

"""T258: one company or major under two names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.near_names import NearNames
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.tables.data_rows import items_of
from zhibao.text.folding import unified
from zhibao.text.lazy_patterns import lazy_pattern

_HINT = lazy_pattern("有限")
_FORM = r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司)"
_COMPANY = lazy_pattern(rf"[\u4e00-\u9fff（）()]{{2,22}}{_FORM}")
# Up to here a sentence leads to the name: 学校先后与.
_LEAD = lazy_pattern(r"^.*(?:先后|分别|联合|携手|依托|引进|引入|走进|[与和同跟及由在为到对向被把将以])(?=.{6})")
_LIMITED = lazy_pattern("(?:有限责任公司|有限公司)$")
_LEAST_COMPANY, _LEAST_CORE = 8, 4
_COLUMNS = lazy_pattern("企业|公司|合作单位|用人单位|实习单位|专业名称|专业$|医院")
_LEAST, _MOST = 6, 24


class TwoNames(Check):
    code, severity, title = "T258", Severity.WARNING, "同一名称有两种写法"
    message = "“{found}”在 {first} 写作“{right}”，像是同一个。"
    advice = "请查一查，写错的改正；确是两个，可以在“核对”表写明理由。"
    why = "企业、专业两处写法不同，读者会当成两家、两个专业，数也就对不上。"

    def found(self, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]) -> Iterator[Finding]:
        names = Counter((*_in_columns(tables), *_companies(all_texts(prose, tables, hint=_HINT))))
        if not names:
            return
        texts = list(all_texts(prose, tables))
        shown = [text.plain for text in texts]
        pairs = sorted(_pairs(names, shown))
        groups = [{cell.plain.strip() for cell in table.cells()} for table in tables if pairs]
        for wrong, right in pairs:
            if not _stand_together(wrong, right, shown, groups):
                place, first = _place(wrong, right, texts), _place(right, wrong, texts)
                if place and first:
                    yield self.at(place, found=wrong, right=right, first=first)


def _pairs(names: Counter[str], shown: Sequence[str]) -> set[tuple[str, str]]:
    """Return names that differ little, each with the one that is meant: of two known ones the rarer, then the later."""
    near = NearNames(names)
    order = {name: (count, -at) for at, (name, count) in enumerate(names.items())}
    alike = [(name, other) for name in names for other in near.like(name)]
    known = {
        (min(pair, key=order.__getitem__), max(pair, key=order.__getitem__)) for pair in (*alike, *_other_forms(names))
    }
    return known | {(text[each.start : each.end], each.name) for text in shown for each in near.find(text)}


def _place(name: str, other: str, texts: Iterable[Text]) -> CellRef | None:
    """Return where a name stands first, other than within the other one."""
    return next((text.ref for text in texts if name in text.plain.replace(other, "")), None)


def _in_columns(tables: Iterable[PlacedTable]) -> Iterator[str]:
    for table in tables:
        for at, name in enumerate(table.data.columns.names):
            if _COLUMNS.search(name):
                items = (item for row in table.data.rows if at in row.own for item in items_of(row.cells[at]))
                yield from (item for item in map(unified, items) if _LEAST <= len(item) <= _MOST)


def _companies(texts: Iterable[Text]) -> Iterator[str]:
    for text in texts:
        for match in _COMPANY.finditer(text.plain) if "有限" in text.plain else ():
            name = _LEAD.sub("", match[0])
            if len(name) >= _LEAST_COMPANY and len(_LIMITED.sub("", name)) >= _LEAST_CORE:
                yield unified(name)


def _other_forms(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names that differ in 有限公司 and 有限责任公司 only."""
    by_core: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if _LIMITED.search(name):
            by_core[_LIMITED.sub("", name)].append(name)
    yield from ((same[0], other) for same in by_core.values() for other in same[1:])


def _stand_together(one: str, other: str, shown: Iterable[str], groups: Iterable[set[str]]) -> bool:
    """Tell whether one text or table has both: who writes both side by side means two."""
    is_beside = any(one in text and other in text for text in shown)
    return is_beside or any(one in group and other in group for group in groups)

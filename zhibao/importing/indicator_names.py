"""What a proposed indicator is called: as the pack's catalogue calls it, else in the words of the report."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.checks.fact_names import name_of
from zhibao.checks.facts import Fact, FactSource
from zhibao.pack import Pack
from zhibao.text.folding import fold
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.starter.indicator_catalogue import read_catalogue

_SHORTEST, _LONGEST = 3, 20
# What parts a name in a look-up, or is an operator.
_UNFIT = lazy_pattern(r"[.．{}「」:：|\s+*/()（）-]")
# What a sentence says around the name of what it counts, and what makes it no name.
_BEFORE = lazy_pattern(r"^(?:截至.*?底|目前|全市|我市|校内|共有|现有|其中|建有|开设)+")
_AFTER = lazy_pattern(r"(?:总计|合计|共计|共有|累计|达到|已达|为|是|有|共|达|约|近)+$")
_NO_NAME = lazy_pattern(r"至少|不少于|要求|听取|每|应|将|可以|^中职(?:学校)?共?$")


class IndicatorNames:
    """Gives each indicator a name of its own."""

    def __init__(self, pack: Pack) -> None:
        entries = (each for group in read_catalogue(pack.indicators) for each in group.entries)
        self._usual: Mapping[tuple[str, str], str] = {(name_of(each.name), each.unit): each.name for each in entries}
        self._taken: set[str] = set()

    def name(self, fact: Fact, unit: str) -> str:
        """Return the name of what a fact is of; one that another unit has already is told from it by its own."""
        name = self._usual.get((fact.name, unit)) or _own_name(fact)
        name = name if key_of(name) not in self._taken else f"{name}【{unit}】"
        self._taken.add(key_of(name))
        return name


def _own_name(fact: Fact) -> str:
    """Return the words of the report where they say the same as the name by which facts compare: 生均占地面积."""
    words = fold(fact.title).partition(fold(fact.number.shown))[0] if fact.source is FactSource.PROSE else ""
    words = _AFTER.sub("", _BEFORE.sub("", words.translate({ord("“"): None, ord("”"): None})))
    return words if name_of(words) == fact.name and not _UNFIT.search(words) else fact.name


def is_fit(fact: Fact) -> bool:
    """Tell whether the name of a fact may be that of an indicator."""
    name = fact.name
    is_name = _SHORTEST <= len(name) <= _LONGEST and not name[0].isdigit() and not _UNFIT.search(name)
    return is_name and not (fact.source is FactSource.PROSE and _NO_NAME.search(name))

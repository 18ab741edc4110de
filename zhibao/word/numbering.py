"""Lists (ECMA-376 part 1, §17.9): the levels of a list, those of its own before those of its abstract definition."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from zhibao.word.simple_types import is_on, or_else
from zhibao.word.simple_types import number as count
from zhibao.word.xml import Element, value, w

_SUFFIXES = {"space": " ", "nothing": "", "tab": "\t"}
NO_LIST = "0"


class Level(Struct, frozen=True, eq=False):
    """A level of a list: its number format (ST_NumberFormat), its text (%1.%2), what follows, its first number.

    `is_legal` shows the numbers of the levels above as 1, 2, 3 (正规形式编号); `element` holds its formatting.
    """

    number_format: str
    text: str
    suffix: str
    start: int
    is_legal: bool
    element: Element

    def label(self, numeral: Callable[[int, bool], str]) -> str:
        """Return the level's label; `numeral` gives the number of a level above or its own, plain where it is legal."""
        return re.sub(r"%([1-9])", lambda found: numeral(int(found[1]) - 1, self.is_legal), self.text)


class Numbering:
    """The lists of a document by their numbers (`w:numId`)."""

    def __init__(self, root: Element | None) -> None:
        lists = () if root is None else root.iterchildren(w("num"))
        abstract = () if root is None else root.iterchildren(w("abstractNum"))
        self._lists = {each.get(w("numId"), ""): each for each in lists}
        self._abstract = {each.get(w("abstractNumId"), ""): each for each in abstract}
        self._found: dict[tuple[str, str], Level | None] = {}

    def level(self, number: str, level: str) -> Level | None:
        """Return a level of the list of that number, both as written; None when there is no such list or level."""
        if (number, level) not in self._found:
            self._found[number, level] = self._read(number, level)
        return self._found[number, level]

    def definition(self, number: str) -> str:
        """Return the id of the abstract definition of a list, the number itself when there is none."""
        list_ = self._lists.get(number)
        return number if list_ is None else value(list_, "w:abstractNumId/@w:val", number)

    def begins_anew(self, number: str, level: int) -> bool:
        """Tell whether a list overrides the first number of a level, and so does not count on."""
        list_ = self._lists.get(number)
        override = None if list_ is None else _of_level(list_, "lvlOverride", str(level))
        return override is not None and bool(value(override, "w:startOverride/@w:val"))

    def _read(self, number: str, level: str) -> Level | None:
        list_ = self._lists.get(number)
        if list_ is None:
            return None
        override = _of_level(list_, "lvlOverride", level)
        own = None if override is None else override.find(w("lvl"))
        abstract = self._abstract.get(value(list_, "w:abstractNumId/@w:val"))
        stated = own if own is not None or abstract is None else _of_level(abstract, "lvl", level)
        start = "" if override is None else value(override, "w:startOverride/@w:val")
        return None if stated is None else _level(stated, start)


def _of_level(parent: Element, name: str, level: str) -> Element | None:
    return next((each for each in parent.iterchildren(w(name)) if each.get(w("ilvl"), "") == level), None)


def _level(stated: Element, start: str) -> Level:
    suffix = value(stated, "w:suff/@w:val", "tab")
    return Level(
        value(stated, "w:numFmt/@w:val", "decimal"),
        value(stated, "w:lvlText/@w:val"),
        _SUFFIXES.get(suffix, suffix),
        # Without a number a level begins at 0 (§17.9.25).
        int(or_else(0, count, start or value(stated, "w:start/@w:val"))),
        is_on(stated.find(w("isLgl"))) is True,
        stated,
    )

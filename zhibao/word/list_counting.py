"""The labels that lists print before paragraphs, counted while a document is walked through in order (§17.9)."""

from __future__ import annotations

from zhibao.text.symbol_fonts import in_unicode
from zhibao.word.number_formats import written
from zhibao.word.numbering import NO_LIST, Level, Numbering
from zhibao.word.simple_types import number as count
from zhibao.word.simple_types import or_else
from zhibao.word.style_inheritance import stated
from zhibao.word.styles import Layers
from zhibao.word.xml import value

_LEVELS = 9
_BULLET, _BULLET_SHOWN = "bullet", "•"


class ListCounting:
    """The counters of all lists; lists of one abstract definition count on, unless one begins anew."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counters: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, layers: Layers) -> str:
        """Return the label of the next paragraph, given what formats it; empty when no list numbers it."""
        number = stated(layers, "numPr/numId", "val")
        level = min(max(int(or_else(0, count, stated(layers, "numPr/ilvl", "val"))), 0), _LEVELS - 1)
        own = self._numbering.level(number, str(level)) if number and number != NO_LIST else None
        if own is None or number is None or not own.text:
            return ""
        if own.number_format == _BULLET:
            return _bullet(own)
        counters = self._counters.setdefault(self._numbering.definition(number), [0] * _LEVELS)
        anew = self._numbering.begins_anew(number, level) and (number, level) not in self._begun
        self._begun.add((number, level))
        counters[level] = own.start if anew or not counters[level] else counters[level] + 1
        counters[level + 1 :] = [0] * (_LEVELS - level - 1)
        return own.label(lambda at, is_legal: self._numeral(number, at, counters, is_legal)).strip()

    def _numeral(self, number: str, at: int, counters: list[int], is_legal: bool) -> str:
        counted = self._numbering.level(number, str(at))
        format_ = "decimal" if is_legal or counted is None else counted.number_format
        reached = counters[at] or (counted.start if counted else 1)
        return written(reached, format_) or str(reached)


def _bullet(level: Level) -> str:
    """Return a bullet as a character that every font has; one that is not known is a dot."""
    font = value(level.element, "w:rPr/w:rFonts/@w:ascii")
    return (in_unicode(font, level.text) or _BULLET_SHOWN).strip() or _BULLET_SHOWN

"""Years that somebody typed in words: those that move on with the report, and those of which that is not sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct

from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.numerals import chinese_digits
from zhibao.workbook.patching import WordChange

_YEAR = lazy_pattern(r"(?<![\d.])(?:19|20)\d\d(?!\d)|[二][〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2}(?=年)")
_CHINESE = {character: number for number, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零Ｏ", 0)
_LOOK_UP = lazy_pattern(r"[{｛]\s*[{｛][^{}｛｝]*[}｝]\s*[}｝]")
# Names of documents and their numbers say when these were issued.
_QUOTED = lazy_pattern(r"《[^》]*》|[〔\[［][^〕\]］]*[〕\]］]|https?://\S*")
_DAY = lazy_pattern(
    r"\s*年\s*(?:\d|[一二三四五六七八九十]+月|[春夏秋冬暑寒]|上半年|下半年|年?[初中末底])|\s*[-./]\s*\d{1,2}\b"
)
_SINCE = lazy_pattern(r"\s*年?\s*(?:级|版|以来|起|前|之前)|\s*年\s*(?:成立|创办|建校)")
_BEFORE = lazy_pattern(r"(?:自|从|始于|始建于|成立于|创办于|创建于|早在)\s*$")
# What follows a year, perhaps with further years between: 2024、2025年; at the end of a heading nothing need follow.
_NAMED = lazy_pattern(r"(?:\s*[—–\-~、,至和与到/]+\s*(?:19|20)\d\d)*\s*(?:年|届|学年|\(|$)")
_COUNTED = lazy_pattern(r"\s*(?:[人所个项万亿元册次名%台套间门种期场户家本件余多]|平方)")
_SENTENCE = lazy_pattern(r"[^。！？；;!?\n]*[。！？；;!?\n]?")
_SHOWN = 12


class YearWord(Struct, frozen=True):
    """A year where it stands in words; `is_fixed` tells that it may not be the report's: that of a day, say."""

    start: int
    end: int
    year: int
    is_fixed: bool

    def around(self, text: str) -> str:
        """Return the year with the words around it."""
        return text[max(self.start - _SHOWN, 0) : self.end + _SHOWN].replace("\n", " ")

    def later(self, text: str) -> WordChange:
        """Return the change to the year after it, in the numerals that it has."""
        is_plain = text[self.start].isdecimal()
        return WordChange(self.start, self.end, str(self.year + 1) if is_plain else chinese_digits(self.year + 1))


class YearsMoved(Struct, frozen=True):
    """The changes to a text, and what of it says a year that was left, each with the words around it."""

    changes: tuple[WordChange, ...] = ()
    left: tuple[str, ...] = ()


def year_words(text: str) -> Iterator[YearWord]:
    """Yield the years in a text, look-ups and what is counted left out."""
    folded = fold(text)
    look_ups = [each.span() for each in _LOOK_UP.finditer(text)]
    quoted = [each.span() for each in _QUOTED.finditer(text)]
    for found in _YEAR.finditer(folded):
        before, after = folded[: found.start()], folded[found.end() :]
        if not _lies_in(found, look_ups) and not _COUNTED.match(after):
            is_other = any((_DAY.match(after), _SINCE.match(after), _BEFORE.search(before), not _NAMED.match(after)))
            yield YearWord(*found.span(), _number(found[0]), is_other or _lies_in(found, quoted))


def _number(digits: str) -> int:
    return int(digits) if digits.isdecimal() else int("".join(str(_CHINESE[each]) for each in digits[:4]))


def _lies_in(found: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= found.start() < end for start, end in spans)


def in_title(text: str, this: int) -> YearsMoved:
    """Return what becomes of the years in a title: they move where the last one is this year's and none is left out."""
    return _moved(text, this, list(year_words(text)), lambda years: _is_run_to(years, this))


def in_prose(text: str, this: int) -> YearsMoved:
    """Return what becomes of the years in prose: those move that say of what years a sentence looks figures up."""
    changes: list[WordChange] = []
    left: list[str] = []
    found = list(year_words(text))
    for sentence in _SENTENCE.finditer(text):
        words = [each for each in found if sentence.start() <= each.start < sentence.end()]
        moved = _moved(text, this, words, partial(_goes_with_figures, sentence[0], this))
        changes += moved.changes
        left += moved.left
    return YearsMoved(tuple(changes), tuple(left))


def in_note(text: str, this: int) -> YearsMoved:
    """Return what becomes of the years in a note under a table: also those of both years that it is about move."""
    both = {this - 1, this}
    stated = {each.year for each in year_words(text) if not each.is_fixed}
    return in_title(text, this) if both <= stated else in_prose(text, this)


def all_left(text: str, this: int) -> YearsMoved:
    """Return the years of a text in which none moves."""
    return _moved(text, this, list(year_words(text)), lambda years: False)


def _moved(text: str, this: int, words: Sequence[YearWord], may_move: Callable[[set[int]], bool]) -> YearsMoved:
    free = [each for each in words if not each.is_fixed]
    moves = bool(free) and may_move({each.year for each in free})
    left = [each for each in words if each.is_fixed or not moves]
    # Older years are of things long past: 〔2021〕4号.
    around = tuple(each.around(text) for each in left if abs(each.year - this) <= 1)
    return YearsMoved(tuple(each.later(text) for each in free if moves), around)


def _is_run_to(years: set[int], this: int) -> bool:
    """Tell whether these are this year, or this year and those just before it."""
    return max(years) == this and len(years) == max(years) - min(years) + 1


def _goes_with_figures(sentence: str, this: int, years: set[int]) -> bool:
    looked_up = _LOOK_UP.findall(sentence)
    if years == {this - 1}:
        return any("上年" in each for each in looked_up)
    return bool(looked_up) and _is_run_to(years, this)

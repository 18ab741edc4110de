"""Names found in running text, whole ones only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from zhibao.pack import PrivacyRules
from zhibao.privacy.name_words import DOT, HAN, any_of
from zhibao.privacy.names import NameSpan, normal
from zhibao.text.lazy_patterns import lazy_pattern

# A name of two characters may be a word or a part of one (高原, 提高强度): what stands beside it must set it apart.
_SHORT = 2
_LONGEST = 4
_GAPS = (" ", "  ")
_FOR_DOTS = ("", " ", "-", "—", f" {DOT} ", f"{DOT} ", f" {DOT}")
_APART_BEFORE = lazy_pattern(rf"(?:[^{HAN}]|[和与及由是为以对向让被将把名如级班校院系市县区])$")
_APART_AFTER = lazy_pattern(rf"[^{HAN}]|[和与及同等的获荣夺摘捧斩取参代在被从以作担考入就毕来说表介凭是也则还]")
_LOOK_BACK = 3


class Found(NameSpan, frozen=True):
    """A name in a text; `is_apart` unless it may be a part of another word."""

    is_apart: bool


class NameFinder:
    """Finds names in texts, going over each text once; at every place the longest known word counts."""

    def __init__(self, names: Iterable[str], kept: Iterable[str], rules: PrivacyRules) -> None:
        """`kept` are words that stay as they are, with the names in them: schools, teachers, values of the cover."""
        self._before = re.compile(f"(?:{any_of(rules.before_names)})$")
        self._after = re.compile(rf"{any_of(rules.after_names)}|等(?:人|同学|[\d一二三四五六七八九十]+[人名位])")
        self._names = {form: name for name in names for form in _forms(name)}
        self._words = {**{normal(word): "" for word in kept if word}, **self._names}
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self._words:
            lengths[word[0]].add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._firsts = re.compile(f"[{re.escape(''.join(self._lengths))}]" if lengths else r"(?!)")

    def find(self, text: str) -> Iterator[Found]:
        """Yield the names in a text from left to right."""
        plain, end = normal(text), 0
        for first in self._firsts.finditer(plain):
            start = first.start()
            word = self._word_at(plain, start) if start >= end else ""
            if not word:
                continue
            name, stop = self._words[word], start + len(word)
            is_apart = not name or len(word) > _SHORT or self._is_apart(plain, start, stop, start == end)
            if name:
                yield Found(start, stop, name, is_apart)
            end = stop if is_apart else end

    def _word_at(self, plain: str, start: int) -> str:
        lengths = self._lengths.get(plain[start : start + 1], ())
        words = (plain[start : start + length] for length in lengths)
        return next((word for word in words if word in self._words), "")

    def _is_apart(self, plain: str, start: int, end: int, follows_name: bool) -> bool:
        before = plain[max(start - _LOOK_BACK, 0) : start]
        if self._before.search(before) or self._after.match(plain, end):
            return True
        is_before = not before or follows_name or bool(_APART_BEFORE.search(before))
        return is_before and (end == len(plain) or bool(_APART_AFTER.match(plain, end) or self._word_at(plain, end)))


def _forms(name: str) -> Iterator[str]:
    """Yield a name as it may be written: with gaps after any of its characters, or something else for its dots."""
    yield name
    if DOT in name:
        yield from (name.replace(DOT, other) for other in _FOR_DOTS)
    elif len(name) <= _LONGEST:
        gaps = product(("", *_GAPS), repeat=len(name) - 1)
        yield from ("".join(map("".join, zip(name, (*each, ""), strict=True))) for each in gaps if any(each))

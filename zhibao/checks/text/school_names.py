"""T247: the name of a school with one wrong character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.folding import unified

# In a shorter name one character is too much of it.
_LEAST = 6
# 第一中学 and 第二中学 are two schools.
_NUMERALS = frozenset("一二三四五六七八九十0123456789东南西北")


class SchoolNames(Check):
    code, severity, title = "T247", Severity.WARNING, "学校名称与名单差一个字"
    message = "“{excerpt}”里的“{found}”与“学校”表的“{right}”差一个字。"
    advice = "写错了请改成“{right}”；是另一所学校，请把它加进“学校”表。"
    why = "同一所学校两种写法，省里汇总时会当成两所；校名写错，学校自己看了也会来问。"

    def found(
        self, roster: tuple[Text, ...], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        names = [name for name in dict.fromkeys(unified(each.plain) for each in roster) if len(name) >= _LEAST]
        if not names:
            return
        near = re.compile("|".join(_near(name) for name in names))
        right = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
        for text in all_texts(prose, tables):
            # What is right is blanked out, so that no part of it looks wrong.
            plain = right.sub(lambda match: "\0" * len(match[0]), text.plain)
            for match in near.finditer(plain):
                if meant := _meant(match[0], names):
                    yield self.at(text.ref, excerpt=around(text.plain, *match.span()), found=match[0], right=meant)


def _near(name: str) -> str:
    """Return a pattern of the names that differ from it in one character."""
    places = range(len(name))
    wrong = (f"{re.escape(name[:at])}[\\u3400-\\u9fff]{re.escape(name[at + 1 :])}" for at in places[1:])
    missing = (re.escape(name[:at] + name[at + 1 :]) for at in places[1:-1])
    return "|".join((*wrong, *missing))


def _meant(found: str, names: Sequence[str]) -> str:
    """Return the name that is meant; nothing where only a numeral differs, for that is another school."""
    for name in names:
        if len(name) == len(found):
            pairs = [(a, b) for a, b in zip(name, found, strict=True) if a != b]
            if len(pairs) == 1 and not (set(pairs[0]) <= _NUMERALS):
                return name
        elif len(name) == len(found) + 1 and any(name[:at] + name[at + 1 :] == found for at in range(len(name))):
            return name
    return ""

"""T247: the name of a school with one wrong character."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.near_names import NearNames
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.folding import unified

# In a shorter name one character is too much of it.
_LEAST = 6


class SchoolNames(Check):
    code, severity, title = "T247", Severity.WARNING, "学校名称与名单差一个字"
    message = "“{excerpt}”里的“{found}”与“学校”表的“{right}”差一个字。"
    advice = "写错了请改成“{right}”；是另一所学校，请把它加进“学校”表。"
    why = "同一所学校两种写法，省里汇总时会当成两所；校名写错，学校自己看了也会来问。"

    def found(
        self, roster: tuple[Text, ...], prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        names = {name for each in roster if len(name := unified(each.plain)) >= _LEAST}
        near, own = NearNames(names), {each.ref for each in roster}
        for text in all_texts(prose, tables) if names else ():
            for match in near.find(text.plain) if text.ref not in own else ():
                found = text.plain[match.start : match.end]
                excerpt = around(text.plain, match.start, match.end)
                yield self.at(text.ref, excerpt=excerpt, found=found, right=match.name)

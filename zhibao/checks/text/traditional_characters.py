"""T252: traditional characters in simplified Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from zhibao.checks.all_texts import all_texts
from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.pack.review_rules import ReviewRules
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.traditional import simplified, uncommon

# A column of names says how people write theirs.
_NAMES = lazy_pattern("姓名|选手|教师|学生|队员|辅导|指导|获奖者|名单|负责人|联系人")


class TraditionalCharacters(Check):
    code, severity, title = "T252", Severity.WARNING, "夹着繁体字"
    message = "“{excerpt}”里的“{found}”是繁体字，简体写作“{right}”。"
    advice = "请改成“{right}”；人名、地名、书法作品名里确实这样写的，可以在“核对”表写明理由。"
    why = "公开的公文用规范汉字（《国家通用语言文字法》）；繁体字多半是从网页、PDF 或图片识别复制来的。"

    def found(
        self, rules: ReviewRules, prose: tuple[Passage, ...], tables: tuple[PlacedTable, ...], roster: tuple[Text, ...]
    ) -> Iterator[Finding]:
        printed = [table for table in tables if table.block]
        lawful = {mark for name in roster for mark in name.plain} | set(rules.name_characters)
        every = set("".join([*(passage.text.plain for passage in prose), *(table.plain for table in printed)]))
        if not any(uncommon(_ideographs(every - lawful))):
            return
        texts = [*all_texts(prose, ()), *(line for table in printed for line in _lines(table))]
        used = set("".join([text.plain for text in texts]))
        old = simplified(_ideographs(used - lawful))
        if old:
            pattern = re.compile(f"[{''.join(old)}]+")
            for text in texts:
                for match in pattern.finditer(text.plain):
                    right = "".join(old[mark] for mark in match[0])
                    excerpt = around(text.plain, *match.span())
                    yield self.at(text.ref, excerpt=excerpt, found=match[0], right=right)


def _ideographs(characters: Iterable[str]) -> Iterator[str]:
    return (each for each in characters if "\u3400" <= each <= "\u9fff")


def _lines(table: PlacedTable) -> Iterator[Text]:
    """Yield the lines of the cells that hold no names of people."""
    named = {at for at, name in enumerate(table.table.column_names) if _NAMES.search(name)}
    for row in table.table.rows:
        for at, cell in enumerate(row):
            if cell and at not in named:
                yield from cell.lines

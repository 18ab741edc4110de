"""T256: spaces inside names, sentences and numbers, and beside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhibao.checks.check import Check
from zhibao.checks.excerpts import around
from zhibao.checks.passages import Passage, PassageKind
from zhibao.checks.placed_tables import PlacedTable
from zhibao.findings import Finding, Severity
from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern

_HAN = r"[\u4e00-\u9fff]"
_SPACE = r"[ \u3000]+"
_BESIDE = lazy_pattern(
    rf"(?<=[“‘《（【]){_SPACE}|{_SPACE}(?=[”’》）】、，。；：！？])|(?<={_HAN}){_SPACE}(?=[“《（])"
    rf"|(?<=[”》）]){_SPACE}(?={_HAN})"
)
_COUNTED = r"(?:人|元|万|个|名|所|项|平方|册|%|年)"
_IN_NUMBER = lazy_pattern(rf"(?<=\d){_SPACE}(?=\d{{1,3}}{_COUNTED})|(?<=\d[.,]){_SPACE}(?=\d)|(?<=\d){_SPACE}(?=\.\d)")
_HINT = lazy_pattern("[ \u3000]")
_BETWEEN = lazy_pattern(rf"(?<={_HAN}){_SPACE}(?={_HAN})")
_ANY = lazy_pattern(rf"\S{_SPACE}\S")
_CLAUSE = lazy_pattern(r"[^，。；：！？、,;:!?]+")
# What is quoted may keep its parts apart.
_SET_OFF = lazy_pattern(r"“[^“”]*”|‘[^‘’]*’|《[^《》]*》|（[^（）]*）|\([^()]*\)")
# 案例一 题目.
_LABEL = lazy_pattern(r"(?:案例|附件|图|表|第)?[一二三四五六七八九十\d]{0,3}[章节条款步]?|..")
# 校长 张某.
_POST = lazy_pattern(
    "(?:[校局院处科所组部班会队团站]长|书记|主任|教师|老师|教授|经理|委员|干事|联系人|负责人|主持人|编辑)$"
)
_NAME = 4
_Found = tuple[tuple[int, int], str]


class StraySpaces(Check):
    code, severity, title = "T256", Severity.WARNING, "多余的空格"
    message = "“{excerpt}”里多了空格{where}。"
    advice = "请删去空格；两字姓名对齐用的空格只用在表格里。"
    why = "空格会把词和数断到两行，检索也找不到；多半是从 PDF 或网页复制来的。"

    def found(
        self, prose: tuple[Passage, ...], roster: tuple[Text, ...], tables: tuple[PlacedTable, ...]
    ) -> Iterator[Finding]:
        names = _spaced([each.plain for each in roster])
        for passage in prose:
            if found := sorted(_spaces(passage, names)):
                span, where = found[0]
                told = where if len(found) == 1 else f"，共 {len(found)} 处"
                yield self.at(passage.text.ref, excerpt=around(passage.text.plain, *span), where=told)
        lines = (line for table in tables if table.block for line in table.texts_with(_HINT))
        for line in lines:
            for start, end in _parted(line.plain, names):
                yield self.at(line.ref, excerpt=line.plain[start:end], where="，学校名称被断开了")


def _spaced(names: list[str]) -> re.Pattern[str]:
    """Return a pattern of the names with spaces anywhere in them."""
    patterns = [" *".join(map(re.escape, name.replace(" ", ""))) for name in names if name]
    return re.compile("|".join(patterns) or "(?!)")


def _parted(text: str, names: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where names of schools stand that spaces part."""
    found = names.finditer(text) if _BETWEEN.search(text) else ()
    return [match.span() for match in found if " " in match[0]]


def _spaces(passage: Passage, names: re.Pattern[str]) -> Iterator[_Found]:
    text = passage.text.typed
    if not _ANY.search(text):
        return
    yield from ((match.span(), "，在引号、括号或标点旁边") for match in _BESIDE.finditer(text))
    yield from ((match.span(), "，数被断开了") for match in _IN_NUMBER.finditer(text))
    named = _parted(text, names)
    yield from ((span, "，学校名称被断开了") for span in named)
    if passage.kind is PassageKind.PARAGRAPH:
        free = _SET_OFF.sub(lambda match: "\0" * len(match[0]), text)
        spans = [span for clause in _CLAUSE.finditer(free) for span in _in_clause(clause)]
        yield from ((span, "") for span in spans if not any(a <= span[0] and span[1] <= b for a, b in named))


def _in_clause(clause: re.Match[str]) -> list[tuple[int, int]]:
    """Return the one space that parts a clause; several part a motto or a row of names, one its two equal halves."""
    found = list(_BETWEEN.finditer(clause[0]))
    if len(found) != 1:
        return []
    start, end = found[0].span()
    before, after = clause[0][:start].strip(), clause[0][end:].strip()
    is_label = (clause.start() == 0 and _LABEL.fullmatch(before)) or (_POST.search(before) and len(after) <= _NAME)
    return [] if is_label or len(before) == len(after) else [(clause.start() + start, clause.start() + end)]

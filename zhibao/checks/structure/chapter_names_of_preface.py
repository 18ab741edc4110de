"""S224: chapters that the preface names and the report has not, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhibao.checks.check import Check
from zhibao.findings import Finding, Severity
from zhibao.model.blocks import Heading, Paragraph
from zhibao.model.report import ComputedReport
from zhibao.pack import Pack
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_LEAST = 3
# A list of topics shares a word with the chapters at most.
_NAMED = 2
_ITEM = r"[“\"]?[\u4e00-\u9fffA-Za-z]{2,12}[”\"]?"
_LIST = lazy_pattern(rf"{_ITEM}(?:、{_ITEM})+(?:(?:和|及|以及|与){_ITEM})?")
_COUNT = r"[一二三四五六七八九十两\d]+(?:个|大)?(?:部分|方面|章|板块|篇)"
_ABOUT = lazy_pattern("报告|正文|全文|内容|章|部分|方面")
# 等 without a number leaves the list open.
_CLOSED = lazy_pattern(f"{_COUNT}|分为|组成|构成|包括|包含")
_OPEN = lazy_pattern(rf"等(?!{_COUNT})")
_LEAD = lazy_pattern(r"^.*(?:分为|包括|包含|涵盖|分|由|从|是|含|围绕|设|有|的|年|育)(?=..)")
_TAIL = lazy_pattern(r"等?(?:[一二三四五六七八九十两\d]+(?:个|大|章|部).*|等|章)?$")


class ChapterNamesOfPreface(Check):
    code, severity, title = "S224", Severity.WARNING, "前言列的各章与报告的各章不符"
    message = "前言列的是“{found}”，报告的各章是“{chapters}”：{reason}。"
    advice = "请照现在的各章改前言；前言是照上面的通知写的，核对是不是章的题目要改。"
    why = "读者先看前言再找各章，省里也按它查内容框架是不是完整。"

    def found(self, report: ComputedReport, pack: Pack) -> Iterator[Finding]:
        # The workbook has no such chapter: case studies are gathered there as the pack says.
        gathered = squeezed(pack.case.chapter)
        titles = [squeezed(part.title.plain) for part in report.chapters]
        inner = {squeezed(b.text.plain) for part in report.chapters for b in part.blocks if isinstance(b, Heading)}
        blocks = report.preface.blocks if report.preface else ()
        for text in (block.text for block in blocks if isinstance(block, Paragraph)):
            for items in _lists(text.plain, titles):
                reason = _reason(items, titles, gathered) if _is_of_chapters(items, titles, inner) else ""
                if reason:
                    told = {"found": "、".join(items), "chapters": "、".join(titles), "reason": reason}
                    yield self.at(text.ref, **told)


def _lists(text: str, titles: Sequence[str]) -> Iterator[list[str]]:
    """Yield what the sentences about the report list, each list as long as it says."""
    for sentence in re.split("[。;；]", squeezed(text)):
        is_about = _ABOUT.search(sentence) and _CLOSED.search(sentence)
        for match in _LIST.finditer(sentence) if is_about else ():
            items = [item.strip('“”"') for item in re.split("、|以及", match[0])]
            items = [_LEAD.sub("", items[0]), *items[1:-1], *_last(_TAIL.sub("", items[-1]), titles)]
            if len(items) >= _LEAST and not _OPEN.search(sentence, match.start()):
                yield items


def _last(item: str, titles: Sequence[str]) -> list[str]:
    """Return the last items of a list, which 和 parts where no title has it."""
    return [item] if _index(item, titles) >= 0 else re.split("(?<=..)[和及与](?=..)", item)


def _is_of_chapters(items: Sequence[str], titles: Sequence[str], inner: set[str]) -> bool:
    """Tell whether a list is one of chapters: several are named, and nothing else that has a heading."""
    others = [item for item in items if _index(item, titles) < 0]
    return len(items) - len(others) >= _NAMED and not any(item in inner for item in others)


def _index(item: str, titles: Sequence[str]) -> int:
    """Return which chapter is named, -1 for none; a longer title may be shortened."""
    return next((at for at, each in enumerate(titles) if item == each or (len(item) > 3 and item in each)), -1)


def _reason(items: Sequence[str], titles: Sequence[str], gathered: str) -> str:
    at = [_index(item, titles) for item in items]
    unknown = [item for item, index in zip(items, at, strict=True) if index < 0]
    missing = [title for index, title in enumerate(titles) if index not in at and title != gathered]
    if unknown or missing:
        told = [f"没有“{'、'.join(unknown)}”这样的章"] if unknown else []
        return "，".join([*told, *([f"“{'、'.join(missing)}”没有列上"] if missing else [])])
    return "先后不同" if at != sorted(at) else ""

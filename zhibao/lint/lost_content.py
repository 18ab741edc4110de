"""What stands beside a tag that takes the place of its whole paragraph, row or cell, and would be lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zhibao.findings import Finding, lint_rules
from zhibao.lint.element_names import named_inside
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.tags import Tag, tags_of
from zhibao.word.block_elements import text_of
from zhibao.word.field_marks import FIELD_ELEMENTS
from zhibao.word.sections import section_end
from zhibao.word.xml import Element, w

_HOLDERS = ("p", "tr", "tc")
_LOST = ("drawing", "pict", "object", "br", *FIELD_ELEMENTS)
_NAMES = {"tr": "行", "tc": "格"}


def beside_faults(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Yield what each paragraph, row or cell would lose to the tag that takes its place."""
    seen = set()
    for tag in tags:
        holder = _holder(tag)
        if holder is None:
            if tag.scope in _NAMES:
                fault = f"不在表格里，没有{_NAMES[tag.scope]}可以代替"
                yield lint_rules.TABLE_TAG.at(tag.paragraph.place, found=tag.text, fault=fault)
        elif holder not in seen:
            seen.add(holder)
            for what in _lost(holder, tag):
                yield lint_rules.BESIDE_TAG.at(tag.paragraph.place, found=tag.text, what=what)


def _holder(tag: Tag) -> Element | None:
    if tag.scope not in _HOLDERS:
        return None
    element = tag.paragraph.element
    return element if tag.scope == "p" else next(element.iterancestors(w(tag.scope)), None)


def _lost(holder: Element, tag: Tag) -> Iterator[str]:
    words = text_of(holder).replace(tag.text, "", 1).strip()
    if words:
        yield f"“{words[:40]}”"
    if section_end(holder) is not None:
        yield "分节符"
    yield from named_inside(holder, _LOST)


def table_faults(root: Element, paragraphs: Iterable[TemplateParagraph]) -> Iterator[Finding]:
    """Yield the tables and cells that nothing is left of when their loops or conditions yield nothing."""
    by_element = {paragraph.element: paragraph for paragraph in paragraphs}
    for table in root.iter(w("tbl")):
        rows = [_tag_in(row.iter(w("p")), "tr", by_element) for row in table.findall(w("tr"))]
        yield from _emptied(rows, "表格一行也不剩")
    for cell in root.iter(w("tc")):
        lines = [_tag_in([each], "p", by_element) for each in cell.findall(w("p"))]
        yield from _emptied(lines, "格里一段也不剩")


def _emptied(tags: Sequence[Tag | None], what: str) -> Iterator[Finding]:
    first = next((tag for tag in tags if tag), None)
    if first and not _keeps_something(tags):
        fault = f"一次也不成立时，{what}，Word 打不开这样的文件"
        yield lint_rules.TABLE_TAG.at(first.paragraph.place, found=first.text, fault=fault)


def _tag_in(elements: Iterable[Element], scope: str, by_element: dict[Element, TemplateParagraph]) -> Tag | None:
    paragraphs = [by_element[each] for each in elements if each in by_element]
    return next((tag for tag in tags_of(paragraphs) if tag.scope == scope), None)


def _keeps_something(tags: Sequence[Tag | None]) -> bool:
    depth = 0
    for tag in tags:
        if tag is None and depth == 0:
            return True
        if tag:
            depth += tag.word in ("for", "if")
            depth -= tag.word in ("endfor", "endif")
    return False

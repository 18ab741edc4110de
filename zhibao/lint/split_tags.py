"""What editors do to tags: split over runs, joined with what stands between, put into fields and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docx.oxml.ns import nsdecls, qn
from lxml import etree

from zhibao.findings import Finding, lint_rules
from zhibao.finish.paragraphs import shown_text
from zhibao.lint.bracing import TAG, braced
from zhibao.lint.places import Paragraph
from zhibao.lint.review import Patch, count_of, joined
from zhibao.lint.tags import Tag, tags_of

# What may stand inside a tag and is dropped with the pieces that docxtpl joins.
_DROPPED = {
    **dict.fromkeys(("w:bookmarkStart", "w:bookmarkEnd"), "书签"),
    **dict.fromkeys(("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"), "批注"),
    **dict.fromkeys(("w:drawing", "w:pict"), "图"),
    **dict.fromkeys(("w:fldChar", "w:instrText", "w:fldSimple"), "域"),
    **dict.fromkeys(("w:br", "w:tab"), "换行或制表符"),
    **dict.fromkeys(("w:footnoteReference", "w:endnoteReference"), "脚注"),
    **dict.fromkeys(("w:ins", "w:del", "w:moveFrom", "w:moveTo"), "修订"),
    **dict.fromkeys(("w:noBreakHyphen", "w:softHyphen", "w:sym"), "特殊符号"),
    "w:hyperlink": "超链接",
    "w:sdt": "内容控件",
}
_SPLITTERS = {
    "w:ins": "修订", "w:del": "修订", "w:moveTo": "修订", "w:moveFrom": "修订", "w:hyperlink": "超链接",
    "w:sdt": "内容控件", "w:smartTag": "智能标记", "w:fldSimple": "域",
}  # fmt: skip
_BOXES = {"w:txbxContent": "文本框", "w:sdtContent": "内容控件"}
_FIELD_MARK = re.compile(r'w:fldCharType="(begin|end)"')


def split_tag_faults(paragraph: Paragraph, patch: Patch) -> Iterator[Finding]:
    """Yield the tags of a paragraph that rendering cannot join, and what joining drops; what heals is passed over."""
    tags = list(tags_of([paragraph]))
    if not tags:
        return
    before, after = joined(paragraph, patch)
    takes_place = any(tag.scope in ("p", "tr", "tc") for tag in tags)
    place = paragraph.place
    if not _is_well_formed(after):
        kinds = [word for name, word in _SPLITTERS.items() if next(paragraph.element.iter(qn(name)), None) is not None]
        what = "、".join(dict.fromkeys(kinds)) or "格式"
        yield lint_rules.BROKEN_TAG.at(place, found=_split_tag(paragraph, tags), what=what)
    elif not takes_place and _open_fields(before) != _open_fields(after):
        yield lint_rules.BROKEN_TAG.at(place, found=_split_tag(paragraph, tags), what="域")
    elif not takes_place:
        lost = {word for name, word in _DROPPED.items() if count_of(name, after) < count_of(name, before)}
        for what in sorted(lost):
            yield lint_rules.INSIDE_TAG.at(place, what=what)


def _open_fields(xml: str) -> int:
    marks = _FIELD_MARK.findall(xml)
    return marks.count("begin") - marks.count("end")


def _is_well_formed(xml: str) -> bool:
    if "<w:p" not in xml:
        return "<" not in xml
    try:
        etree.fromstring(f"<x {nsdecls('w')}>{xml}</x>".encode(), etree.XMLParser(recover=False))
    except etree.XMLSyntaxError:
        return False
    return True


def _split_tag(paragraph: Paragraph, tags: Sequence[Tag]) -> str:
    """Return the first tag that no text element holds whole."""
    whole = "\0".join(braced(text.text or "").text for text in paragraph.element.iter(qn("w:t")))
    return next((tag.text for tag in tags if tag.text not in whole), tags[0].text)


def field_faults(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield the tags inside a field's code or result."""
    depth, where, inside = 0, "代码", {"代码": "", "结果": ""}
    for element in paragraph.element.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = element.get(qn("w:fldCharType"))
        if kind:
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            where = "结果" if kind == "separate" else "代码"
        elif depth > 0 or next(element.iterancestors(qn("w:fldSimple")), None) is not None:
            inside["代码" if element.tag == qn("w:instrText") else "结果"] += element.text or ""
    for where, text in inside.items():
        for found in TAG.findall(text):
            yield lint_rules.IN_FIELD.at(paragraph.place, found=found, where=where)


def box_faults(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Yield the tags that stand in a text box or a content control."""
    for tag in tags:
        element = tag.paragraph.element
        inner = (each for each in element.iter(qn("w:sdtContent")) if tag.text in braced(shown_text(each)).text)
        boxes = [name for name in _BOXES if next(element.iterancestors(qn(name)), None) is not None]
        if next(inner, None) is not None:
            boxes.append("w:sdtContent")
        for name in dict.fromkeys(boxes):
            where = _BOXES[name]
            yield lint_rules.IN_BOX.at(tag.paragraph.place, found=tag.text, where=where)

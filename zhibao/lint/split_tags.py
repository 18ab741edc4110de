"""What editors do to tags: split over runs, joined with what stands between, put into fields and boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.ns import nsdecls
from lxml import etree

from zhibao.findings import Finding, lint_rules
from zhibao.lint.element_names import NAMES, named_inside
from zhibao.lint.places import TemplateParagraph
from zhibao.lint.review import Patch, count_of, joined
from zhibao.lint.tags import TAG, Tag, tags_of
from zhibao.word.block_elements import text_of
from zhibao.word.field_marks import SIMPLE_FIELD
from zhibao.word.fields import fields
from zhibao.word.unbalanced_ranges import field_depths
from zhibao.word.xml import w

_SPLITTERS = ("ins", "del", "moveTo", "moveFrom", "hyperlink", "sdt", "smartTag", SIMPLE_FIELD)
_BOXES = ("txbxContent", "sdtContent")
# What may stand inside a tag and is dropped with the pieces that docxtpl joins.
_DROPPED = [name for name in NAMES if name not in ("smartTag", *_BOXES)]


def split_tag_faults(paragraph: TemplateParagraph, patch: Patch) -> Iterator[Finding]:
    """Yield the tags of a paragraph that rendering cannot join, and what joining drops; what heals is passed over."""
    tags = list(tags_of([paragraph]))
    if not tags:
        return
    before, after = joined(paragraph, patch)
    takes_place = any(tag.scope in ("p", "tr", "tc") for tag in tags)
    place = paragraph.place
    if not _is_well_formed(after):
        what = "、".join(named_inside(paragraph.element, _SPLITTERS)) or "格式"
        yield lint_rules.BROKEN_TAG.at(place, found=_split_tag(paragraph, tags), what=what)
    elif not takes_place and field_depths(before)[-1] != field_depths(after)[-1]:
        yield lint_rules.BROKEN_TAG.at(place, found=_split_tag(paragraph, tags), what="域")
    elif not takes_place:
        lost = {NAMES[name] for name in _DROPPED if count_of(name, after) < count_of(name, before)}
        for what in sorted(lost):
            yield lint_rules.INSIDE_TAG.at(place, what=what)


def _is_well_formed(xml: str) -> bool:
    if "<w:p" not in xml:
        return "<" not in xml
    try:
        etree.fromstring(f"<x {nsdecls('w')}>{xml}</x>".encode(), etree.XMLParser(recover=False))
    except etree.XMLSyntaxError:
        return False
    return True


def _split_tag(paragraph: TemplateParagraph, tags: Sequence[Tag]) -> str:
    """Return the first tag that no text element holds whole."""
    whole = "\0".join(text.text or "" for text in paragraph.element.iter(w("t")))
    return next((tag.text for tag in tags if tag.text not in whole), tags[0].text)


def field_faults(paragraph: TemplateParagraph) -> Iterator[Finding]:
    """Yield the tags inside a field's code or result."""
    found = fields(paragraph.element)
    inside = [*(("代码", field.text) for field in found), *(("结果", field.shown) for field in found)]
    # What a nested field shows is in the result of the outer one too.
    for where, tag in dict.fromkeys((where, tag) for where, text in inside for tag in TAG.findall(text)):
        yield lint_rules.IN_FIELD.at(paragraph.place, found=tag, where=where)


def box_faults(tags: Sequence[Tag]) -> Iterator[Finding]:
    """Yield the tags that stand in a text box or a content control."""
    for tag in tags:
        element = tag.paragraph.element
        boxes = [name for name in _BOXES if next(element.iterancestors(w(name)), None) is not None]
        if any(tag.text in text_of(each) for each in element.iter(w("sdtContent"))):
            boxes.append("sdtContent")
        for where in dict.fromkeys(NAMES[name] for name in boxes):
            yield lint_rules.IN_BOX.at(tag.paragraph.place, found=tag.text, where=where)

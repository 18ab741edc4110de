"""The marks of fields, complex (ECMA-376 part 1, §17.16.18) and simple (§17.16.19), in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from lxml import etree

from zhibao.word.xml import Element, w

SIMPLE_FIELD = "fldSimple"
FIELD_ELEMENTS = ("fldChar", "instrText", SIMPLE_FIELD)
_MARK, _CODE, _SIMPLE = MARK_TAGS = tuple(map(w, FIELD_ELEMENTS))
_MOVED, _KIND = w("moveFrom"), w("fldCharType")


class Mark(Enum):
    """What a walk passes: the three marks of a field, a piece of its code, or another element."""

    BEGIN = "begin"
    SEPARATE = "separate"
    END = "end"
    CODE = "code"
    OTHER = "other"


# Asking the class for one takes longer than all the rest of a step.
BEGIN, SEPARATE, END, PIECE, OTHER = Mark
_MARKS = {each.value: each for each in (BEGIN, SEPARATE, END)}


def walk(root: Element, *tags: str) -> Iterator[tuple[Mark, Element, str]]:
    """Yield the marks and codes of fields and the elements of those tags in order; a code comes with its words.

    A simple field is walked as a complex one. What was moved away under tracked changes is passed over.
    """
    if next(root.iter(_SIMPLE, _MOVED), None) is None:
        # So it is nearly everywhere, and all elements have one end: this is several times as quick.
        for element in root.iter(_MARK, _CODE, *tags):
            tag = element.tag
            yield (OTHER, element, "") if tag != _MARK and tag != _CODE else _passed(element)
        return
    steps = etree.iterwalk(root, events=("start", "end"), tag=(*MARK_TAGS, _MOVED, *tags))
    for event, element in steps:
        if element.tag == _SIMPLE:
            yield from _simple(event, element)
        elif event == "end":
            continue
        elif element.tag == _MOVED:
            steps.skip_subtree()
        else:
            yield _passed(element)


def _passed(element: Element) -> tuple[Mark, Element, str]:
    if element.tag == _MARK:
        kind = element.get(_KIND, "begin")
        return _MARKS.get(kind) or Mark(kind), element, ""
    return (PIECE, element, element.text or "") if element.tag == _CODE else (OTHER, element, "")


def _simple(event: str, element: Element) -> Iterator[tuple[Mark, Element, str]]:
    if event == "end":
        yield END, element, ""
        return
    yield BEGIN, element, ""
    yield PIECE, element, element.get(w("instr"), "")
    yield SEPARATE, element, ""

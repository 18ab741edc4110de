"""Values of attributes that Word itself never writes: it would refuse a document with them, or drop them in silence.

Only what a document of Word's own states one way (ECMA-376 part 1, §17.18); what it may state in many is let pass.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from zhibao.word.simple_types import UnreadableError, measure, percent
from zhibao.word.xml import Element, w


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SIDES = "start end left right center both distribute mediumKashida numTab highKashida lowKashida thaiDistribute"
# By element and attribute.
_WORDS: Mapping[tuple[str, str], frozenset[str]] = {
    key: _set(words)
    for key, words in {
        ("fldChar", "fldCharType"): "begin separate end",
        ("jc", "val"): _SIDES,
        ("lvlJc", "val"): _SIDES,
        ("br", "type"): "page column textWrapping",
        ("headerReference", "type"): "default even first",
        ("footerReference", "type"): "default even first",
        ("type", "val"): "nextPage continuous evenPage oddPage nextColumn",
        ("tblLayout", "type"): "fixed autofit",
        ("style", "type"): "paragraph character table numbering",
        ("spacing", "lineRule"): "auto exact atLeast",
        ("trHeight", "hRule"): "auto exact atLeast",
        ("vAlign", "val"): "top center bottom both",
        ("tab", "val"): "clear start center end decimal bar num left right",
        ("tab", "leader"): "none dot hyphen underscore heavy middleDot",
        ("pgSz", "orient"): "portrait landscape",
        ("vMerge", "val"): "restart continue",
        ("docGrid", "type"): "default lines linesAndChars snapToChars",
        ("suff", "val"): "tab space nothing",
        **dict.fromkeys([(each, "type") for each in ("tblW", "tcW", "tblInd", "tblCellSpacing")], "nil pct dxa auto"),
    }.items()
}
_ON_OFF = _set("0 1 true false on off")
_SWITCHES = _set(
    "b bCs i iCs caps smallCaps strike dstrike vanish keepNext keepLines pageBreakBefore widowControl snapToGrid "
    "contextualSpacing titlePg evenAndOddHeaders cantSplit tblHeader qFormat semiHidden unhideWhenUsed"
)
# Elements whose val is a number, and attributes that are numbers wherever they stand.
_COUNTED = _set(
    "sz szCs kern position outlineLvl ilvl numId abstractNumId gridSpan trHeight defaultTabStop start uiPriority"
)
_NUMBERS = _set(
    "before after line firstLine firstLineChars hanging hangingChars left right leftChars rightChars top bottom header "
    "footer gutter h w pos linePitch charSpace sz space ilvl numId abstractNumId"
)
_SPACE = w("")
_LONGEST, _MOST_KNOWN = 20, 10_000


def value_fault(root: Element) -> str:
    """Return in Chinese the first attribute under an element that states what it cannot; empty when there is none."""
    for element in root.iter(f"{_SPACE}*"):
        name = element.tag.removeprefix(_SPACE)
        for attribute, stated in element.attrib.items():
            key = str(attribute).removeprefix(_SPACE)
            if not _may_state(name, key, str(stated)):
                return f"里 {name} 的 {key} 写着“{str(stated)[:_LONGEST]}”"
    return ""


# Of what a template states nearly all is stated many times.
@lru_cache(_MOST_KNOWN)
def _may_state(element: str, attribute: str, stated: str) -> bool:
    words = _WORDS.get((element, attribute))
    if words is not None:
        return stated in words
    if attribute == "val":
        return (element not in _SWITCHES or stated in _ON_OFF) and (element not in _COUNTED or _is_number(stated))
    return attribute not in _NUMBERS or _is_number(stated)


def _is_number(stated: str) -> bool:
    """Tell whether a number or length is stated, of at most nine digits before its decimals."""
    try:
        return bool(re.search("[0-9]", stated)) and (percent(stated) is not None or abs(measure(stated)) < 1e9)
    except UnreadableError:
        return False

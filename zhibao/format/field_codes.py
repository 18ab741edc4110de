"""The codes of fields (PAGE, TOC) as they stand in a paragraph."""

from __future__ import annotations

from lxml.etree import _Element as Element

from zhibao.format.opening import w


def field_codes(paragraph: Element) -> list[str]:
    """Return the codes of the fields that begin in a paragraph, in the order in which they begin."""
    codes: list[str] = []
    unfinished: list[int] = []
    for each in paragraph.iter(w("fldChar"), w("fldSimple"), w("instrText")):
        kind = each.get(w("fldCharType"))
        if each.tag == w("fldSimple"):
            codes.append(each.get(w("instr"), ""))
        elif kind == "begin":
            unfinished.append(len(codes))
            codes.append("")
        elif kind == "end" and unfinished:
            unfinished.pop()
        elif each.tag == w("instrText") and unfinished:
            codes[unfinished[-1]] += each.text or ""
    return codes


def is_field(code: str, name: str) -> bool:
    """Tell whether a field's code is one of that name (in capitals), whatever its own case."""
    return code.upper().split()[:1] == [name]

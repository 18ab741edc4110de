"""Headers and footers that the typesetter made in Word, ready to be filled like the body."""

from __future__ import annotations

from typing import Any

from zhibao.render.wml import qn


def without_style_texts(part: Any) -> Any:
    """Empty the results of STYLEREF fields in a header or footer, in place, and return it.

    Word shows there what the template's own headings say, tags and all; in the report it finds each page's heading.
    """
    for text in [*_complex_results(part), *_simple_results(part)]:
        text.text = ""
    return part


def _complex_results(part: Any) -> list[Any]:
    found: list[Any] = []
    code, in_result = "", False
    for element in part.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            code, in_result = "", False
        elif kind:
            in_result = kind == "separate" and _is_style_reference(code)
        elif element.tag == qn("w:instrText"):
            code += element.text or ""
        elif in_result:
            found.append(element)
    return found


def _simple_results(part: Any) -> list[Any]:
    fields = [each for each in part.iter(qn("w:fldSimple")) if _is_style_reference(each.get(qn("w:instr"), ""))]
    return [text for each in fields for text in each.iter(qn("w:t"))]


def _is_style_reference(code: str) -> bool:
    return code.split()[:1] in (["STYLEREF"], ["styleref"])

"""Hidden runs that hide nothing from a reader: counters, whose fields print nothing."""

from __future__ import annotations

import re

from lxml.etree import _Element as Element

from zhibao.format.opening import w

# SEQ 表 \h counts without printing (ECMA-376 part 1, §17.16.5.56).
_SILENT = re.compile(r"\s*SEQ\b.*\\h\b", re.IGNORECASE | re.DOTALL)


def is_counter(run: Element, paragraph: Element) -> bool:
    """Tell whether a run of the paragraph stands in a field that counts and prints nothing."""
    simple = [each.get(w("instr"), "") for each in run.iterancestors(w("fldSimple"))]
    return any(_SILENT.match(code) for code in (*_open_codes(run, paragraph), *simple))


def _open_codes(run: Element, paragraph: Element) -> list[str]:
    """Return the codes of the fields that begin in the paragraph before the run and end after it."""
    codes: list[str] = []
    for element in paragraph.iter(w("r"), w("fldChar"), w("instrText")):
        if element is run:
            break
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            codes.append("")
        elif kind == "end" and codes:
            codes.pop()
        elif element.tag == w("instrText") and codes:
            codes[-1] += element.text or ""
    return codes

"""Tiny pieces of WordprocessingML for the tests of zhibao.word.

story(complex_field("REF a", "甲"))
"""

from __future__ import annotations

from zhibao.word.package import parse
from zhibao.word.xml import Element, w
from zhibao.word.xml_text import element, escaped, run

BEGIN, SEPARATE, END = (run(element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))


def story(*content: str) -> Element:
    """Return a body with the content in it."""
    namespace = w("x")[1:].partition("}")[0]
    return parse(f'<w:body xmlns:w="{namespace}">{"".join(content)}</w:body>'.encode())


def paragraph(*runs: str) -> str:
    return element("p", *runs)


def text(words: str) -> str:
    """Return a run of text."""
    return run(element("t", escaped(words)))


def code(words: str) -> str:
    """Return a run with a piece of a field's code."""
    return run(element("instrText", escaped(words)))


def complex_field(words: str, *result: str) -> str:
    """Return the runs of a complex field; its result is given as runs."""
    return "".join([BEGIN, code(words), SEPARATE, *result, END])


def simple_field(words: str, *result: str) -> str:
    return element("fldSimple", *(result or ("",)), instr=words)

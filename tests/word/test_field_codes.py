"""The code of a field taken apart: arguments quoted or not, switches with and without spaces, in either case."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from zhibao.word.field_codes import parsed, toc_levels


@pytest.mark.parametrize(
    ("code", "kind", "arguments", "switches"),
    [
        ("", "", (), {}),
        (" PAGE ", "PAGE", (), {}),
        (' STYLEREF "标题 1" ', "STYLEREF", ("标题 1",), {}),
        ("styleref 题目", "STYLEREF", ("题目",), {}),
        ("STYLEREF 1 \\s", "STYLEREF", ("1",), {"s": ""}),
        ("STYLEREF \\s 1", "STYLEREF", ("1",), {"s": ""}),
        ("REF \\h _Ref1", "REF", ("_Ref1",), {"h": ""}),
        ("REF _Ref1 \\h \\* MERGEFORMAT", "REF", ("_Ref1",), {"h": "", "*": "MERGEFORMAT"}),
        ("SEQ 表 \\* ARABIC \\s 1", "SEQ", ("表",), {"*": "ARABIC", "s": "1"}),
        ("SEQ 表 \\*ARABIC \\S1", "SEQ", ("表",), {"*": "ARABIC", "s": "1"}),
        ('TOC \\o"1-3"\\h', "TOC", (), {"o": "1-3", "h": ""}),
        ("TOC \\o 1-2", "TOC", (), {"o": "1-2"}),
        ('TOC \\O "1-2" \\H', "TOC", (), {"o": "1-2", "h": ""}),
        ("TOC \\o \\h", "TOC", (), {"o": "", "h": ""}),
        ('toc \\h \\z \\t "样式,1,样式二,2"', "TOC", (), {"h": "", "z": "", "t": "样式,1,样式二,2"}),
        ('HYPERLINK "甲 乙', "HYPERLINK", ("甲 乙",), {}),
    ],
)
def test_a_code_has_a_kind_arguments_and_switches(
    code: str, kind: str, arguments: tuple[str, ...], switches: Mapping[str, str]
) -> None:
    found = parsed(code)
    assert (found.kind, found.arguments, dict(found.switches)) == (kind, arguments, switches)


def test_the_argument_is_the_first() -> None:
    assert parsed("REF _Ref1 _Ref2").argument == "_Ref1"
    assert parsed("PAGE").argument == ""


def test_a_switch_is_there_or_not() -> None:
    code = parsed('TOC \\h \\o "1-2"')
    assert (code.switch("o"), code.switch("h"), code.switch("t")) == ("1-2", "", None)


@pytest.mark.parametrize(
    ("code", "silent"),
    [("SEQ 表 \\h", True), ("SEQ 表", False), ("SEQ 表 \\h \\* ARABIC", False), ("REF a \\h", False)],
)
def test_a_number_may_be_counted_in_silence(code: str, silent: bool) -> None:
    assert parsed(code).is_silent is silent


HEADINGS = {f"heading {level}": level for level in range(1, 10)}


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ('TOC \\o "1-2"', {"heading 1": 1, "heading 2": 2}),
        ("TOC \\o 2-3", {"heading 2": 2, "heading 3": 3}),
        ('TOC \\o "2"', {"heading 2": 2}),
        ("TOC \\o", HEADINGS),
        ("TOC", {"heading 1": 1, "heading 2": 2, "heading 3": 3}),
        ('toc \\h \\z \\t "样式,1,样式二,2"', {"样式": 1, "样式二": 2}),
        ('TOC \\o "1-1" \\t "附件标题，1;样式;2"', {"heading 1": 1, "附件标题": 1, "样式": 2}),
        ('TOC \\o "1-1" \\t "附件标题, 1; 样式 二; 2"', {"heading 1": 1, "附件标题": 1, "样式 二": 2}),
        ('TOC \\o "一至三"', {}),
    ],
)
def test_the_contents_collect_headings_and_styles(code: str, levels: Mapping[str, int]) -> None:
    assert dict(toc_levels(parsed(code))) == levels

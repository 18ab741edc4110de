"""Shared texts that are found by a pattern are those that the parser finds, and what it refuses is refused."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibao.workbook.spreadsheet import PartError
from zhibao.workbook.spreadsheet import shared_strings as strings_module
from zhibao.workbook.spreadsheet.plain_rows import OddError
from zhibao.workbook.spreadsheet.safe_xml import MAIN
from zhibao.workbook.spreadsheet.shared_strings import StringItem, StringRun, shared_strings

TEXTS = st.sampled_from(["甲校", " 7 ", "a\tb\nc", "_x0041_", "_x005F_x0041_", "'\"", "\x85", "\u2028"])
ODD_TEXTS = st.sampled_from(
    ["", "&amp;", "&#13;", "\r\n", "\x07", "\ufffe", "<!-- 1 -->", "<![CDATA[3]]>", "]]>", "<b/>"]
)
ITEMS = st.one_of(
    TEXTS.map("<si><t>{}</t></si>".format),
    TEXTS.map("<si><t>{}</t></si>".format),
    TEXTS.map('<si><t xml:space="preserve">{}</t></si>'.format),
    ODD_TEXTS.map("<si><t>{}</t></si>".format),
    st.sampled_from(
        [
            *("<si/>", "<si><t/></si>", "<si></si>", " ", "<t>1</t>", "<x:si><t>1</t></x:si>", "</sst><sst>"),
            *(
                "<si><r><rPr><b/></rPr><t>甲</t></r></si>",
                "<si><t>1</t><t>2</t></si>",
                "<si><t>1</t><phoneticPr/></si>",
            ),
        ]
    ),
)
DECLARED = st.sampled_from(
    ['<?xml version="1.0" encoding="UTF-8"?>\r\n', "", "\ufeff", "<?xml version='1.1'?>", "<!-- a -->"]
)
ROOTS = st.sampled_from(
    [
        *[f'<sst xmlns="{MAIN[0]}" count="1">'] * 6,
        *(f'<sst xmlns="{MAIN[1]}">', "<sst>", '<sst xmlns="urn:a">', f'<x:sst xmlns:x="{MAIN[0]}">'),
        f'<x:sst xmlns:x="{MAIN[0]}"><sst>',
        f'<sst xmlns="{MAIN[0]}"><extLst/>',
        f'<sst xmlns="{MAIN[0]}"><sst xmlns="urn:a">',
    ]
)
ENDS = st.sampled_from([*["</sst>"] * 6, "</x:sst>", "<extLst/></sst>", "</sst></sst>", "</sst> ", "", "</sst><a/>"])


def read(part: bytes) -> Mapping[str, StringItem] | str:
    try:
        return shared_strings(part)
    except PartError as error:
        return str(error)


def odd(content: bytes) -> Mapping[str, StringItem]:
    raise OddError


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(items=st.lists(ITEMS, max_size=5), declared=DECLARED, root=ROOTS, end=ENDS)
def test_they_are_what_the_parser_finds(
    monkeypatch: pytest.MonkeyPatch, items: list[str], declared: str, root: str, end: str
) -> None:
    part = f"{declared}{root}{''.join(items)}{end}".encode()
    found = read(part)
    with monkeypatch.context() as patch:
        patch.setattr(strings_module, "_plain_strings", odd)
        assert found == read(part)


def test_usual_ones_are_found_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings_module, "string_item", None)
    part = f'<sst xmlns="{MAIN[0]}"><si><t>甲校</t></si><si><t xml:space="preserve"> 7</t></si></sst>'
    assert shared_strings(part.encode()) == {"0": StringItem((StringRun("甲校"),)), "1": StringItem((StringRun(" 7"),))}


def test_those_below_a_root_with_a_prefix_are_left_to_the_parser() -> None:
    part = f'<x:sst xmlns:x="{MAIN[0]}"><sst><si><t>甲校</t></si></sst></x:sst>'
    assert read(part.encode()) == "文件里有 1 条共用文字，只读出 0 条共用文字"

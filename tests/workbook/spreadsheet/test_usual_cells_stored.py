"""A cell that holds just a value is read as any other is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from zhibao.workbook.spreadsheet.shared_strings import StringItem, StringRun
from zhibao.workbook.spreadsheet.stored_cells import CellReader
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = {"0": StringItem((StringRun("甲校"),)), "1": StringItem((), fault="文字里套着 r")}
_NUMBERS = st.from_regex(r"\A[-+ ]?\d{0,20}(?:\.\d{0,3})?(?:E[+-]?\d)?\Z")
_STORED = _NUMBERS | st.sampled_from(["0", "1", "2", "", "１", "甲"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stored=_STORED, kind=st.sampled_from([None, "n", "s", "str", "b", "e", "x"]), has_formula=st.booleans())
def test_it_is_what_the_general_way_reads(
    monkeypatch: pytest.MonkeyPatch, stored: str, kind: str | None, has_formula: bool
) -> None:
    element = etree.Element(f"{{{_MAIN}}}c", {"r": "B2"} | ({} if kind is None else {"t": kind}))
    if has_formula:
        etree.SubElement(element, f"{{{_MAIN}}}f").text = "A1"
    etree.SubElement(element, f"{{{_MAIN}}}v").text = stored
    usual = CellReader(_STRINGS, StyleSheet()).read(element, 2, 2)
    with monkeypatch.context() as patch:
        patch.setattr(CellReader, "_usual", lambda reader, kind, stored: None)
        read = CellReader(_STRINGS, StyleSheet()).read(element, 2, 2)
    assert (usual, type(usual.value)) == (read, type(read.value))

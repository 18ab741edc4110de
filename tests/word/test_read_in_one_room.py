"""Only zhibao.word reads fields, style chains, lists, measures and on-off values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOMS = ("render", "lint")
PRODUCT = Path(__file__).parents[2] / "zhibao"
WORDS = re.compile("fldChar|fldSimple|instrText|basedOn|abstractNum|lvlOverride|docDefaults")
# An attribute compared with a value of ST_OnOff, and the measures of python-docx.
ON_OFF = re.compile(r"""[!=]=\s*['"](?:0|1|false|true|off|on)['"]|in \(['"](?:0|1|false|true|off|on)['"]""")
MEASURES = re.compile(r"ST_\w*Measure|ST_OnOff|docx\.oxml\.simpletypes")


@pytest.mark.parametrize("room", ROOMS)
def test_other_rooms_ask_it(room: str) -> None:
    modules = sorted((PRODUCT / room).rglob("*.py"))
    assert modules
    found = [
        f"{module.name}: {match[0]}"
        for module in modules
        for pattern in (WORDS, ON_OFF, MEASURES)
        for match in pattern.finditer(module.read_text(encoding="utf-8"))
    ]
    assert found == []

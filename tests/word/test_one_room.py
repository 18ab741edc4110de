"""What WordprocessingML is made of is read in one room: the others ask it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ZHIBAO = Path(__file__).resolve().parents[2] / "zhibao"
ROOMS = ("format", "paging")
FILES = [path for room in ROOMS for path in sorted((ZHIBAO / room).rglob("*.py"))]
ELEMENTS = re.compile(r"fldChar|fldSimple|fldCharType|instrText|basedOn|abstractNum|lvlOverride|docDefaults")
# An on or off value compared by itself, or a length divided by what a point has of its unit.
ON_OFF = re.compile(r"""[!=]= ?"(0|1|true|false|on|off)"|in \(("(0|1|true|false|on|off)",? ?)+\)""")
UNITS = re.compile(r"""(get\(.*\)|stated\(.*\)|\]\)) / (20|8|2)(\.0)?\b""")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_other_room_reads_fields_style_chains_lists_measures_or_switches(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    for pattern in (ELEMENTS, ON_OFF, UNITS):
        assert [found[0] for found in pattern.finditer(source)] == []

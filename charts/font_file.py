"""What a font file says of its characters and lines: which characters it has, how wide and high they are.

Matplotlib says the same, but takes as long to load as it takes to read a workbook, and charts that Word draws need
nothing else of it.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

_READ = frozenset((b"OS/2", b"cmap", b"head", b"hhea", b"hmtx"))
_SIZE = 100  # points at 72 dots per inch, at which FreeType is asked elsewhere; it rounds what it is asked
_FIXED = 1 << 16
# Unicode beyond its first plane, in the order in which FreeType prefers subtables.
_FULL = ((3, 10), (0, 6), (0, 4))
_TABLE, _GROUP, _SUBTABLE = struct.Struct(">4sIII"), struct.Struct(">III"), struct.Struct(">HHI")


class FontFile:
    """A TrueType or OpenType font; its character map has to have a subtable of format 12, as all large fonts do."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            (count,) = struct.unpack_from(">H", file.read(12), 4)
            # The directory states a checksum of each table: it is another one in another font.
            self.checksums = file.read(count * _TABLE.size)
            tables = list(_TABLE.iter_unpack(self.checksums))
            self._tables = {tag: _read(file, start, size) for tag, _, start, size in tables if tag in _READ}

    def has(self, character: str) -> bool:
        """Tell whether the font has a glyph for the character."""
        return self._glyph(character) != 0

    def advance(self, character: str) -> float:
        """The width of the character in ems, as FreeType gives it without hinting."""
        (measured,) = struct.unpack_from(">H", self._tables[b"hhea"], 34)
        # Glyphs beyond those that are measured are as wide as the last one.
        (advance,) = struct.unpack_from(">H", self._tables[b"hmtx"], 4 * min(self._glyph(character), measured - 1))
        scale = _rounded(64 * _SIZE * _FIXED, self.units)
        return _rounded(advance * scale, 64) / _FIXED / _SIZE

    @property
    def units(self) -> int:
        """The units of the font in an em."""
        (units,) = struct.unpack_from(">H", self._tables[b"head"], 18)
        return int(units)

    @property
    def line(self) -> tuple[int, int, int]:
        """How far lines reach above and below their base line, and the gap between two, in the font's units."""
        above, below, gap = struct.unpack_from(">3h", self._tables[b"OS/2"], 68)
        return above, -below, gap

    def _glyph(self, character: str) -> int:
        """The number of the character's glyph, 0 for none."""
        starts, groups = self._groups
        code = ord(character)
        at = bisect_right(starts, code) - 1
        if at < 0:
            return 0
        first, last, glyph = groups[at]
        return glyph + code - first if code <= last else 0

    @cached_property
    def _groups(self) -> tuple[list[int], list[tuple[int, int, int]]]:
        """The first characters of the groups of the map, and the groups: first and last character, first glyph."""
        table = self._tables[b"cmap"]
        (count,) = struct.unpack_from(">H", table, 2)
        subtables = (_SUBTABLE.unpack_from(table, 4 + 8 * at) for at in range(count))
        starts = {(platform, encoding): start for platform, encoding, start in subtables}
        start = next(starts[each] for each in _FULL if each in starts)
        (size,) = struct.unpack_from(">I", table, start + 12)
        groups = list(_GROUP.iter_unpack(table[start + 16 : start + 16 + 12 * size]))
        return [first for first, _, _ in groups], groups


def _read(file: BinaryIO, start: int, size: int) -> bytes:
    file.seek(start)
    return file.read(size)


def _rounded(dividend: int, divisor: int) -> int:
    return (dividend + divisor // 2) // divisor

"""Charts made when they are asked for, each once, and kept for the next run among the photos.

Drawing loads Matplotlib and takes its time, and a workbook for Word's charts takes half as long.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import charts
from zhibao.figures.picture_cache import PictureCache

KEY_START = "chart_"
_LENGTH = 8


class KeptCharts:
    """Makes charts, or takes what an earlier run made of the very same ones."""

    def __init__(self, kept: PictureCache) -> None:
        self._kept = kept
        self._made: dict[str, bytes] = {}

    def picture(self, kind: str, data: charts.ChartData, width: float) -> Callable[[], bytes]:
        """Return what draws the chart as a PNG of that width in mm, as `charts.draw` does; equal for equal charts."""
        return _Picture(self, kind, data, width)

    def native(
        self, kind: str, data: charts.ChartData, width: float, latin: str, east_asian: str
    ) -> Callable[[], tuple[bytes, bytes]]:
        """Return what makes the chart for Word to draw, its part and its workbook, as `charts.native` does."""
        return _Native(self, kind, data, width, latin, east_asian)

    def made(self, stated: str, make: Callable[[], bytes]) -> bytes:
        """Return what is stated, made where neither this run nor one before has made it."""
        if stated not in self._made:
            key = KEY_START + hashlib.sha256(f"{stated} {_recipe()}".encode()).hexdigest()
            content = self._kept.get(key)
            if content is None:
                content = make()
                self._kept.put(key, content)
            self._made[stated] = content
        return self._made[stated]


@dataclass(frozen=True, slots=True)
class _Picture:
    """A chart to be drawn."""

    kept: KeptCharts = field(compare=False, repr=False)
    kind: str
    data: charts.ChartData
    width: float

    def __call__(self) -> bytes:
        return self.kept.made(repr(self), lambda: charts.draw(self.kind, self.data, self.width))


@dataclass(frozen=True, slots=True)
class _Native:
    """A chart to be made for Word, whose part and workbook are kept as one, behind the length of the part."""

    kept: KeptCharts = field(compare=False, repr=False)
    kind: str
    data: charts.ChartData
    width: float
    latin: str
    east_asian: str

    def __call__(self) -> tuple[bytes, bytes]:
        packed = self.kept.made(repr(self), self._packed)
        end = _LENGTH + int.from_bytes(packed[:_LENGTH])
        return packed[_LENGTH:end], packed[end:]

    def _packed(self) -> bytes:
        made = charts.native(self.kind, self.data, self.width, self.latin, self.east_asian)
        return len(made.xml).to_bytes(_LENGTH) + made.xml + made.workbook


@cache
def _recipe() -> str:
    """Return what a chart depends on beside what it shows: the code that makes it, the fonts, the libraries."""
    digest = hashlib.sha256(charts.made_with())
    for path in sorted(Path(charts.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()

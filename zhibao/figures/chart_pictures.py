"""Charts drawn as pictures, kept for the next run among the photos: drawing loads Matplotlib, and takes its time."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import charts
from zhibao.figures.picture_cache import PictureCache

KEY_START = "chart_"


class ChartPictures:
    """Draws a chart, or takes the picture that an earlier run drew of the very same one."""

    def __init__(self, kept: PictureCache) -> None:
        self._kept = kept

    def drawn(self, kind: str, data: charts.ChartData, width: float) -> bytes:
        """Return the chart as a PNG of that width in mm; raises as `charts.draw` does."""
        stated = f"{kind} {data!r} {width!r} {_recipe()}"
        key = KEY_START + hashlib.sha256(stated.encode()).hexdigest()
        picture = self._kept.get(key)
        if picture is None:
            picture = charts.draw(kind, data, width)
            self._kept.put(key, picture)
        return picture


@cache
def _recipe() -> str:
    """Return what a picture depends on beside what it shows: the code that draws it, the fonts, the libraries."""
    digest = hashlib.sha256()
    for path in (*sorted(Path(charts.__file__).parent.rglob("*.py")), *charts.drawn_with()):
        digest.update(path.read_bytes())
    return digest.hexdigest()

"""What the drawing of charts costs beside plain Matplotlib: python benchmarks/drawing.py

Draws six charts, one of each kind, and the same data in plain Figure and Agg calls at the same size, in turns in one
run. Prints the ratio of the shortest times; ends with 1 when it is above the limit.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from charts import ChartData, Series, draw, drawing, native  # noqa: E402 (the project is found from its own folder)
from charts.fonts import font_paths  # noqa: E402
from charts.style import DPI  # noqa: E402

LIMIT = 0.5
ROUNDS = 15
BAR = 0.25
SCHOOLS = ("焦作市职业技术学校", "武陟县职业技术学校", "焦作护理学校", "孟州市职业教育中心学校")


def series(name: str, *labels: str) -> Series:
    """Return a series from its printed labels."""
    numbers = [label.replace(",", "") for label in labels]
    values = (Decimal(each[:-1]) / 100 if each.endswith("%") else Decimal(each) for each in numbers)
    return Series(name, tuple(values), labels)


YEARS = tuple(f"{year}年" for year in range(2021, 2026))
SCALE = ChartData(("2024年", "2025年"), (series("中职", "28,802", "25,115"), series("普高", "75,392", "77,457")), "人")
TITLES = ChartData(
    SCHOOLS,
    (
        series("初级", "35", "28", "12", "41"),
        series("中级", "88", "64", "57", "70"),
        series("高级", "46", "39", "25", "52"),
    ),
    "人",
)
SHARE = ChartData(YEARS, (series("双师型", "57.19%", "60.20%", "63.10%", "66.01%", "69.43%"),))
LEAVERS = ChartData(("升学", "直接就业", "其他"), (series("毕业生", "4,563", "2,164", "473"),), "人")
PRIZES = ChartData(("一等奖", "二等奖", "三等奖"), (series("获奖", "61", "77", "110"),), "项")
SIX = (
    ("柱形图", SCALE),
    ("条形图", TITLES),
    ("折线图", SHARE),
    ("饼图", LEAVERS),
    ("环形图", PRIZES),
    ("堆积柱形图", TITLES),
)


def bare(kind: str, data: ChartData, size: tuple[float, float]) -> bytes:
    """Draw the marks, names, labels, grid and legend as Matplotlib places them."""
    drawn = Figure(figsize=size, dpi=DPI)
    FigureCanvasAgg(drawn)
    axes = drawn.add_subplot()
    if kind in ("饼图", "环形图"):
        names = [f"{name}\n{label}" for name, label in zip(data.categories, data.labels, strict=True)]
        axes.pie(list(map(float, data.values)), labels=names, wedgeprops={"width": 0.42 if kind == "环形图" else 1})
    else:
        _bare_series(kind, data, axes)
    target = io.BytesIO()
    drawn.savefig(target, format="png")
    return target.getvalue()


def _bare_series(kind: str, data: ChartData, axes: Axes) -> None:
    places = range(len(data.categories))
    floors = [0.0] * len(places)
    for index, one in enumerate(data.series):
        values = [float(value or 0) for value in one.values]
        if kind == "折线图":
            axes.plot(places, values, marker="o", label=one.name)
            for at, label in enumerate(one.labels):
                axes.annotate(label, (at, values[at]))
            continue
        beside = [at + index * BAR for at in places]
        if kind == "条形图":
            bars = axes.barh(beside, values, BAR, label=one.name)
        elif kind == "堆积柱形图":
            bars = axes.bar(places, values, bottom=floors, label=one.name)
            floors = [floor + value for floor, value in zip(floors, values, strict=True)]
        else:
            bars = axes.bar(beside, values, BAR, label=one.name)
        axes.bar_label(bars, labels=one.labels)
    (axes.set_yticks if kind == "条形图" else axes.set_xticks)(list(places), list(data.categories))
    axes.grid(axis="x" if kind == "条形图" else "y")
    if len(data.series) > 1:
        axes.legend()


def seconds(work: Callable[[], object]) -> float:
    """Return how long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Print the ratios; return 1 when the first is above the limit."""
    own, _ = font_paths()
    fontManager.addfont(own)
    family = fontManager.ttflist[-1].name
    sizes = [drawing(kind, data).inches for kind, data in SIX]

    def ours() -> None:
        for kind, data in SIX:
            draw(kind, data)

    def plain() -> None:
        with matplotlib.rc_context({"font.family": family}):
            for (kind, data), (width, height) in zip(SIX, sizes, strict=True):
                bare(kind, data, (width, height))

    def editable() -> None:
        for kind, data in SIX:
            native(kind, data, 150.0, "Times New Roman", "仿宋")

    works = (ours, plain, editable)
    for work in works:
        work()
    times = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    painting, bare_drawing, making = (min(each) for each in zip(*times, strict=True))
    print(f"six pictures / bare Figure and Agg      {painting / bare_drawing:6.2f}   (limit {LIMIT})")
    print(f"six editable charts / bare Figure and Agg {making / bare_drawing:4.2f}")
    return int(painting / bare_drawing > LIMIT)


if __name__ == "__main__":
    sys.exit(main())

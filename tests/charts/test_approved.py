"""Drawn charts, compared with the approved pictures in tests/charts/approved/.

A wanted change is approved with

    ZHIBAO_APPROVE=1 python -m pytest tests/charts/test_approved.py

which writes the pictures anew; look at them, in grey too, before committing them.

They are kept at half the printed resolution in 256 colours, which changes a channel by up to 14 of 255. A pixel
counts as different when a channel is off by more than CHANNEL; up to PIXELS of the some 180,000 may differ, for the
smoothing of edges. Smaller than the last digit of one label is no change that this can see.
"""

from __future__ import annotations

import io
import os
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops

from charts import ChartData, Reference, draw, style
from charts.gather import gathered
from charts.years import with_missing_years
from tests.charts.chart_samples import (
    CHANGES,
    ENROLMENT,
    GRADUATES,
    PRIZES,
    SHARE,
    TITLES,
    TRADES,
    TWELVE,
    YEARS,
    series,
)

APPROVED = Path(__file__).parent / "approved"
APPROVE = "ZHIBAO_APPROVE"
CHANNEL, PIXELS = 20, 12
LONG_AGO = ChartData(tuple(str(year) for year in range(2006, 2026)), (series("招生", *["5"] * 19, "7"),), "千人")
CODES = ChartData(tuple(f"ZB{at}" for at in range(2006, 2026)), (series("招生", *["5"] * 19, "7"),), "千人")
CLOSE = ChartData(
    ("2023年", "2024年", "2025年"),
    (
        series("就业率", "95.1", "95.3", "95.6"),
        series("升学率", "95.0", "95.4", "95.5"),
        series("对口率", "94.8", "95.2", "95.5"),
    ),
    "分",
)
UNEQUAL = ChartData(("图书", "教师", "设备", "专利"), (series("数", "1,023,343", "1,840", "24,056", "3"),))
SEVEN = ChartData(
    YEARS, tuple(series(f"第{n}类专业", *(str(40 + 7 * n + at) for at in range(5))) for n in range(1, 8)), "人"
)
SKIPPED = ChartData(("2019年", "2021年", "2022年", "2023年"), (series("就业率", "95.1%", "96.2%", "94.8%", "97.0%"),))
SHARES = ChartData(
    ("甲校", "乙校"),
    (series("初级", "30.5%", "25.0%"), series("中级", "49.5%", "55.0%"), series("高级", "20.0%", "20.0%")),
)
CASES: dict[str, tuple[str, ChartData]] = {
    "柱形图": ("柱形图", ENROLMENT),
    "柱形图 负数缺年": ("柱形图", CHANGES),
    "柱形图 长名": ("柱形图", TWELVE),
    "柱形图 竖排名": ("柱形图", CODES),
    "柱形图 参考线": ("柱形图", replace(PRIZES, reference=Reference(Decimal(80), "80", "目标"))),
    "条形图": ("条形图", TITLES),
    "条形图 参考线": ("条形图", replace(TITLES, reference=Reference(Decimal(60), "60", "达标线"))),
    "条形图 负数缺年": ("条形图", CHANGES),
    "折线图 占比": ("折线图", SHARE),
    "折线图 七个系列": ("折线图", SEVEN),
    "折线图 长年份": ("折线图", LONG_AGO),
    "折线图 紧挨": ("折线图", CLOSE),
    "折线图 补年": ("折线图", with_missing_years(SKIPPED)[0]),
    "堆积柱形图": ("堆积柱形图", TITLES),
    "堆积柱形图 占比": ("堆积柱形图", SHARES),
    "堆积柱形图 七个系列": ("堆积柱形图", SEVEN),
    "饼图": ("饼图", GRADUATES),
    "饼图 并入其他": ("饼图", gathered(TWELVE).data),
    "饼图 悬殊": ("饼图", UNEQUAL),
    "环形图": ("环形图", PRIZES),
    "环形图 并入其他": ("环形图", gathered(TRADES).data),
}


def drawn(kind: str, data: ChartData) -> Image.Image:
    """Return the chart at half the printed resolution."""
    return Image.open(io.BytesIO(draw(kind, data))).reduce(2)


def compared(name: str, found: Image.Image) -> None:
    """Compare with the approved picture, or write it when changes are being approved."""
    path = APPROVED / f"{name}.png"
    if os.environ.get(APPROVE):
        APPROVED.mkdir(exist_ok=True)
        found.quantize(256, Image.Quantize.FASTOCTREE).save(path, optimize=True)
    assert path.exists(), f"没有批准过的“{name}”（{APPROVE}=1 重跑）"
    difference = differing(Image.open(path).convert("RGB"), found)
    assert difference <= PIXELS, f"统计图“{name}”有{difference}个点变了（如属应有，{APPROVE}=1 重跑）"


def differing(wanted: Image.Image, found: Image.Image) -> int:
    """Return how many pixels differ; all of them when the sizes do."""
    if wanted.size != found.size:
        return wanted.width * wanted.height
    red, green, blue = ImageChops.difference(wanted, found).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[CHANNEL + 1 :])


@pytest.mark.parametrize("name", CASES)
def test_a_chart_is_drawn_as_approved(name: str) -> None:
    compared(name, drawn(*CASES[name]))


def test_every_approved_picture_belongs_to_a_case() -> None:
    assert {path.stem for path in APPROVED.glob("*.png")} == set(CASES)


def test_the_approved_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in APPROVED.glob("*.png")) < 200_000


def with_last_digit_changed(data: ChartData) -> ChartData:
    """Return the data with the last value of the last series one larger in its last printed digit."""
    last = data.series[-1]
    label, value = last.labels[-1], last.values[-1] or Decimal(0)
    step = Decimal("0.001") if label.endswith("%") else Decimal(1)
    at = -2 if label.endswith("%") else -1
    digit = (int(label[at]) + 1) % 10
    new = f"{label[:at]}{digit}{label[len(label) + at + 1 :]}"
    changed = series(last.name, *last.labels[:-1], new)
    assert changed.values[-1] != value and abs((changed.values[-1] or 0) - value) <= 9 * step
    return replace(data, series=(*data.series[:-1], changed))


@pytest.mark.parametrize("name", [name for name in CASES if name != "折线图 七个系列"])
def test_one_changed_digit_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPROVE, raising=False)
    kind, data = CASES[name]
    with pytest.raises(AssertionError, match="个点变了"):
        compared(name, drawn(kind, with_last_digit_changed(data)))


@pytest.mark.parametrize("name", CASES)
def test_one_changed_colour_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPROVE, raising=False)
    monkeypatch.setattr(style, "PALETTE", ("#3B5F93", *style.PALETTE[1:]))
    with pytest.raises(AssertionError, match="个点变了"):
        compared(name, drawn(*CASES[name]))


def test_a_changed_height_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPROVE, raising=False)
    found = drawn(*CASES["柱形图"])
    with pytest.raises(AssertionError, match="个点变了"):
        compared("柱形图", found.crop((0, 0, found.width, found.height - 1)))


def test_what_was_never_approved_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(APPROVE, raising=False)
    monkeypatch.setattr(f"{__name__}.APPROVED", tmp_path)
    with pytest.raises(AssertionError, match="没有批准过的“柱形图”"):
        compared("柱形图", drawn(*CASES["柱形图"]))

"""Drawn charts kept for the next run: the same chart is drawn once, and anything else is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

import charts
from zhibao.figures import chart_pictures
from zhibao.figures.chart_pictures import ChartPictures
from zhibao.figures.picture_cache import PictureCache

DATA = charts.ChartData(("甲", "乙"), (charts.Series("人数", (Decimal(1), Decimal(2)), ("1", "2")),), "人")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is drawn, instead of drawing it."""
    found: list[str] = []

    def draw(kind: str, data: charts.ChartData, width: float) -> bytes:
        found.append(kind)
        return f"{len(found)}".encode()

    monkeypatch.setattr(charts, "draw", draw)
    return found


def drawn(folder: Path, kind: str = "柱形图", data: charts.ChartData = DATA, width: float = 150.0) -> bytes:
    return ChartPictures(PictureCache(folder)).drawn(kind, data, width)


def test_the_next_run_does_not_draw_it_again(tmp_path: Path, calls: list[str]) -> None:
    assert drawn(tmp_path / "缓存") == drawn(tmp_path / "缓存") == b"1"
    assert len(calls) == 1


@pytest.mark.parametrize(
    "draw",
    [
        lambda folder: drawn(folder, kind="条形图"),
        lambda folder: drawn(folder, width=149.0),
        lambda folder: drawn(folder, data=replace(DATA, most_height=40.0)),
        lambda folder: drawn(folder, data=replace(DATA, unit="所")),
        lambda folder: drawn(folder, data=replace(DATA, share_decimals=1)),
        lambda folder: drawn(folder, data=replace(DATA, categories=("甲", "丙"))),
        lambda folder: drawn(folder, data=replace(DATA, reference=charts.Reference(Decimal(3), "3", "线"))),
    ],
)
def test_whatever_shows_is_drawn_anew(tmp_path: Path, calls: list[str], draw: Callable[[Path], bytes]) -> None:
    drawn(tmp_path / "缓存")
    assert draw(tmp_path / "缓存") == b"2"


def test_another_program_or_font_draws_it_anew(
    tmp_path: Path, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn(tmp_path / "缓存")
    monkeypatch.setattr(chart_pictures, "_recipe", lambda: "another")
    assert drawn(tmp_path / "缓存") == b"2"


def test_code_fonts_and_libraries_are_of_the_recipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [path.name for path in charts.drawn_with()]
    assert names == ["NotoSansSC-Regular.otf", "DejaVuSans.ttf", "_version.py", "_version.py"]
    before = chart_pictures._recipe.__wrapped__()
    font = tmp_path / "font"
    font.write_bytes(b"another font")
    monkeypatch.setattr(charts, "drawn_with", lambda: (font,))
    assert chart_pictures._recipe.__wrapped__() != before


def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, calls: list[str]) -> None:
    drawn(tmp_path / "缓存")
    (entry,) = (path for path in (tmp_path / "缓存").iterdir() if path.name.startswith(chart_pictures.KEY_START))
    entry.write_bytes(b"half")
    assert drawn(tmp_path / "缓存") == b"2"


def test_its_name_says_nothing_of_what_it_shows(tmp_path: Path, calls: list[str]) -> None:
    drawn(tmp_path / "缓存")
    names = "".join(path.name for path in (tmp_path / "缓存").iterdir())
    assert "甲" not in names and "人数" not in names

"""Drawn charts kept for the next run: the same chart is drawn once, and anything else is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec.structs import replace
from pylopdf_fonts_zh_cn import sans_path

import charts
from charts.font_file import FontFile
from zhibao.figures import kept_charts
from zhibao.figures.kept_charts import KeptCharts
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
    return KeptCharts(PictureCache(folder)).picture(kind, data, width)()


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
    monkeypatch.setattr(kept_charts, "_recipe", lambda: "another")
    assert drawn(tmp_path / "缓存") == b"2"


def test_code_fonts_and_libraries_are_of_the_recipe(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept_charts._recipe.__wrapped__()
    monkeypatch.setattr(charts, "made_with", lambda: b"another font")
    assert kept_charts._recipe.__wrapped__() != before


@pytest.mark.parametrize("library", ["matplotlib", "PIL", "xlsxwriter"])
def test_each_library_is_what_charts_are_made_with(library: str) -> None:
    """By its version: 3.3.1 as it states it."""
    version = import_module(library).__version__
    assert version.encode() in charts.made_with()


def test_a_font_is_known_by_the_checksums_of_its_tables(tmp_path: Path) -> None:
    """One changed outline changes a checksum, as long as the font is one."""
    font = bytearray(Path(sans_path()).read_bytes())
    same = tmp_path / "same.otf"
    same.write_bytes(font)
    assert FontFile(same).checksums == FontFile(Path(sans_path())).checksums
    font[12 + 4] ^= 1  # of the first table
    other = tmp_path / "other.otf"
    other.write_bytes(font)
    assert FontFile(other).checksums != FontFile(same).checksums
    assert FontFile(same).checksums in charts.made_with()


def test_a_native_chart_is_made_once_for_its_part_and_its_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = charts.native("柱形图", DATA, 150.0, "a", "b")
    monkeypatch.setattr(charts, "native", Mock(side_effect=[made]))
    kept = KeptCharts(PictureCache(tmp_path / "缓存")).native("柱形图", DATA, 150.0, "a", "b")
    assert kept() == kept() == (made.xml, made.workbook)
    next_run = KeptCharts(PictureCache(tmp_path / "缓存"))
    assert next_run.native("柱形图", DATA, 150.0, "a", "b")() == (made.xml, made.workbook)


def test_a_native_chart_in_other_fonts_is_another(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "缓存")
    fonts = (("a", "b"), ("a", "c"), ("c", "b"))
    assert len({KeptCharts(cache).native("柱形图", DATA, 150.0, *each)() for each in fonts}) == 3


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path, calls: list[str]) -> None:
    kept = KeptCharts(PictureCache(tmp_path / "缓存"))
    one, same = (kept.picture("柱形图", DATA, 150.0) for _ in range(2))
    assert calls == [] and one == same
    assert one() == same() == b"1"


def test_a_damaged_entry_is_drawn_anew(tmp_path: Path, calls: list[str]) -> None:
    drawn(tmp_path / "缓存")
    (entry,) = (path for path in (tmp_path / "缓存").iterdir() if path.name.startswith(kept_charts.KEY_START))
    entry.write_bytes(b"half")
    assert drawn(tmp_path / "缓存") == b"2"


def test_its_name_says_nothing_of_what_it_shows(tmp_path: Path, calls: list[str]) -> None:
    drawn(tmp_path / "缓存")
    names = "".join(path.name for path in (tmp_path / "缓存").iterdir())
    assert "甲" not in names and "人数" not in names

"""What holds for every kind of chart."""

import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from charts import KINDS, ChartData, ChartDataError, Series, draw, drawing
from tests.charts.chart_samples import DRAWABLE, ENROLMENT, PRIZES, SHARE, beside, boxes, printed, series, shared, texts

HOST: dict[Any, Any] = {"font.size": 30, "axes.grid": True, "lines.linewidth": 9, "text.color": "red"}
HOST |= {"font.style": "italic", "font.weight": "bold", "text.hinting": "force_autohint", "markers.fillstyle": "left"}
HOST |= {"hatch.linewidth": 5, "hatch.color": "red", "path.simplify": False, "path.snap": False}


def test_every_kind_of_the_workbook_is_there() -> None:
    assert set(KINDS) == {"柱形图", "条形图", "折线图", "饼图", "环形图", "堆积柱形图"}


def test_a_new_module_is_a_new_kind(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import charts
    from charts import kinds

    folder = Path(str(tmp_path))
    (folder / "radar.py").write_text(
        'from charts.chart_kind import ChartKind\nKIND = ChartKind("雷达图", None, None, None, None)\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    assert set(charts._found()) == {*KINDS, "雷达图"}
    sys.modules.pop("charts.kinds.radar")


def test_kinds_are_named_in_their_own_files_only() -> None:
    root = Path(__file__).parents[2]
    files = [path for room in ("charts", "zhibao") for path in (root / room).rglob("*.py")]
    others = [path for path in files if path.parent != root / "charts" / "kinds"]
    assert [(path, kind) for path in others for kind in KINDS if kind in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_every_category_and_label_is_printed_once(kind: str, data: ChartData) -> None:
    texts = printed(shared(kind, data))
    for name in data.categories:
        assert sum(name == text or text.startswith(name) for text in texts) == 1, name
    for label in set(data.labels):
        # In a slice with its share, or at the end of a line after its name.
        within = re.compile(rf"(?<![\d,]){re.escape(label)}（|[^\d,.%] {re.escape(label)}$")
        times = sum(label == text or bool(within.search(text)) for text in texts)
        ticks = sum(label == text.get_text() for text in beside(shared(kind, data)))
        totals = KINDS[kind].totals(data, 150).count(label)
        assert times - ticks - totals == data.labels.count(label), label


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_no_text_lies_over_another(kind: str, data: ChartData) -> None:
    for (one, its_box), (other, other_box) in combinations(boxes(shared(kind, data)), 2):
        across = min(its_box.x1, other_box.x1) - max(its_box.x0, other_box.x0)
        up = min(its_box.y1, other_box.y1) - max(its_box.y0, other_box.y0)
        assert across <= 0.5 or up <= 0.5, f"{one} touches {other}"


@pytest.mark.parametrize("width_mm", [150.0, 76.0])
@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_every_text_lies_inside_the_picture(kind: str, data: ChartData, width_mm: float) -> None:
    try:
        drawn = shared(kind, data, width_mm)
    except ChartDataError:
        assert width_mm < 150
        return
    width, height = drawn.canvas.get_width_height()
    for text, box in boxes(drawn):
        assert box.x0 >= 0 and box.x1 <= width, text
        assert box.y0 >= 0 and box.y1 <= height, text


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_a_chart_is_as_wide_as_asked_and_no_higher_than_sixteen_to_nine(kind: str, data: ChartData) -> None:
    width, height = shared(kind, data).get_size_inches()
    assert width * 25.4 == pytest.approx(150)
    assert height <= width * 9 / 16


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_text_is_printed_at_nine_points_or_more(kind: str, data: ChartData) -> None:
    assert all(9 <= float(text.get_fontsize()) <= 10.5 for text in texts(shared(kind, data)))


def test_the_unit_stands_above_the_value_axis() -> None:
    assert "单位：人" in printed(shared("柱形图", ENROLMENT))
    assert not any("单位" in text for text in printed(shared("柱形图", SHARE)))


def test_the_unit_keeps_clear_of_the_highest_number_of_the_axis() -> None:
    found = dict(boxes(shared("堆积柱形图", ChartData(("甲",), (series("x", "170"),), "人"))))
    assert found["单位：人"].y0 - found["200"].y1 > 1.5 * 220 / 72


def test_a_single_series_has_no_legend() -> None:
    assert not shared("条形图", PRIZES).legends
    (legend,) = shared("柱形图", ENROLMENT).legends
    assert [text.get_text() for text in legend.get_texts()] == ["中职", "普高"]


def test_the_legend_reads_row_by_row_and_shows_each_series_in_its_colour() -> None:
    names = [f"第{number}个系列的名称" for number in range(7)]
    drawn = shared("柱形图", ChartData(("甲",), tuple(series(name, "5") for name in names)))
    (legend,) = drawn.legends
    found = {text: box for text, box in boxes(drawn) if text in names}
    assert sorted(names, key=lambda name: (-round(found[name].y0), found[name].x0)) == names
    assert all(box.x0 >= 0 for box in found.values())
    shown = dict(zip((text.get_text() for text in legend.get_texts()), legend.get_patches(), strict=True))
    for name, container in zip(names, drawn.axes[0].containers, strict=True):
        assert shown[name].get_facecolor() == container[0].get_facecolor()


def test_text_that_looks_like_mathematics_is_printed_as_it_stands() -> None:
    data = ChartData(("$a$校", "b_1"), (series("x", "1", "2"),))
    drawn = shared("柱形图", data)
    assert {"$a$校", "b_1"} <= set(printed(drawn))
    assert not any(text.get_parse_math() for text in texts(drawn))
    assert draw("柱形图", data)


def test_line_breaks_in_a_cell_become_spaces() -> None:
    data = ChartData(("焦作\n护理",), (series("x", "1"),))
    assert "焦作 护理" in printed(shared("条形图", data))


@pytest.mark.parametrize("kind", KINDS)
def test_the_picture_is_a_png_at_its_printed_size(kind: str) -> None:
    picture = Image.open(BytesIO(draw(kind, PRIZES)))
    assert picture.format == "PNG"
    assert picture.mode == "RGB"
    assert picture.info["dpi"] == pytest.approx((220, 220), abs=0.1)
    assert picture.width / 220 * 25.4 == pytest.approx(150, abs=0.2)
    assert set(picture.info) <= {"dpi"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_give_the_same_bytes(kind: str) -> None:
    assert draw(kind, PRIZES) == draw(kind, PRIZES)


@pytest.mark.parametrize(("kind", "data"), DRAWABLE)
def test_the_settings_of_the_host_change_nothing_and_stay_as_they_are(kind: str, data: ChartData) -> None:
    plain = draw(kind, data)
    with matplotlib.rc_context(HOST):
        before = dict(matplotlib.rcParams)
        assert draw(kind, data) == plain
        assert dict(matplotlib.rcParams) == before


@pytest.mark.parametrize("kind", KINDS)
def test_of_matplotlib_only_what_paints_is_loaded_and_only_to_draw(kind: str) -> None:
    code = (
        "import sys, charts; from decimal import Decimal; assert 'matplotlib' not in sys.modules;"
        f"charts.draw({kind!r}, charts.ChartData(('a',), (charts.Series('', (Decimal(1),), ('1',)),)));"
        "never = {'pyplot', 'figure', 'axes'};"
        "assert not {f'matplotlib.{name}' for name in never} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_unknown_kind_is_named_with_the_known_ones() -> None:
    with pytest.raises(ChartDataError, match=r"雷达图.*柱形图"):
        draw("雷达图", PRIZES)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (ChartData((), ()), "没有可画的数字"),
        (ChartData(("甲",), ()), "没有可画的数字"),
        (ChartData(("甲",), (series("x", ""),)), "没有可画的数字"),
        (ChartData(("甲", "乙"), (series("在校生", "1"),)), "“在校生”有1个数、1个标签，类别却有2个"),
        (ChartData(("甲",), (Series("x", (Decimal("NaN"),), ("NaN",)),)), "NaN"),
        (ChartData(("甲",), (Series("x", (Decimal("1e400"),), ("1",)),)), "无法画出"),
    ],
)
def test_data_that_no_chart_can_show_are_refused(kind: str, data: ChartData, message: str) -> None:
    with pytest.raises(ChartDataError, match=message):
        draw(kind, data)


@pytest.mark.parametrize("kind", ["柱形图", "折线图", "堆积柱形图", "条形图", "饼图", "环形图"])
def test_too_many_categories_are_refused_with_advice(kind: str) -> None:
    many = 90
    data = ChartData(tuple(f"第{n}校" for n in range(many)), (series("x", *["1"] * many),))
    with pytest.raises(ChartDataError, match=r"太多.*改用"):
        draw(kind, data)


def test_too_many_series_are_refused_with_advice() -> None:
    data = ChartData(("甲",), tuple(series(f"第{n}", "1") for n in range(16)))
    for kind in ("柱形图", "折线图", "堆积柱形图", "条形图"):
        with pytest.raises(ChartDataError, match=r"太多.*请改用"):
            draw(kind, data)


LONG = "焦作市职业技术学校护理专业" * 8


@pytest.mark.parametrize("kind", ["柱形图", "折线图", "堆积柱形图", "条形图"])
def test_too_long_names_are_named_as_such(kind: str) -> None:
    data = ChartData(tuple(f"{LONG}{n}" for n in range(9)), (series("x", *["1"] * 9),))
    with pytest.raises(
        ChartDataError, match=r"^类别的名称太长.*“焦作市职业技术学校护理专…”有105个字，请缩短名称"
    ) as refused:
        draw(kind, data)
    assert "太多" not in str(refused.value)


def test_a_kind_does_not_send_to_one_that_sends_back() -> None:
    data = ChartData(tuple(f"{LONG}{n}" for n in range(9)), (series("x", *["1"] * 9),))
    with pytest.raises(ChartDataError, match="或改用条形图"):
        draw("柱形图", data)
    with pytest.raises(ChartDataError, match=r"请缩短名称。$"):
        draw("条形图", data)


def test_too_long_names_of_series_are_named_as_such() -> None:
    data = ChartData(("甲", "乙"), tuple(series(LONG * 3 + str(n), "1", "2") for n in range(12)))
    with pytest.raises(ChartDataError, match=r"^系列的名称太长"):
        draw("条形图", data)


def test_bars_of_many_series_are_told_to_be_parted() -> None:
    data = ChartData(tuple(f"第{n}校" for n in range(12)), tuple(series(f"第{n}", *["1"] * 12) for n in range(9)))
    with pytest.raises(ChartDataError, match="类别太多（12个，每个9条），条形图一页排不下，请分成几张图，或改用表格。"):
        draw("条形图", data)


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)
NAMES = st.text(alphabet="焦作市职业技术学校护理2025（）、1+X abc", min_size=1, max_size=14)


@st.composite
def chart_data(draw_from: st.DrawFn) -> ChartData:
    count = draw_from(st.integers(1, 10))
    rows = []
    for _ in range(draw_from(st.integers(1, 6))):
        values = draw_from(st.lists(st.none() | NUMBERS, min_size=count, max_size=count))
        labels = tuple("" if value is None else f"{value:,}" for value in values)
        rows.append(Series(draw_from(NAMES), tuple(values), labels))
    names = draw_from(st.lists(NAMES, min_size=count, max_size=count))
    return ChartData(tuple(names), tuple(rows), draw_from(st.sampled_from(["", "人", "万元"])))


@settings(max_examples=150)
@given(kind=st.sampled_from(sorted(KINDS)), data=chart_data())
def test_any_data_are_drawn_or_refused_in_words(kind: str, data: ChartData) -> None:
    try:
        width, height = drawing(kind, data).size
    except ChartDataError as refusal:
        assert "。" in str(refusal)
        return
    assert draw(kind, data)
    assert 0 < height < 1.5 * width

"""A chart's data drawn in the form that is asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

import charts
from zhibao.figures.kept_charts import KeptCharts
from zhibao.findings import Findings, picture_rules
from zhibao.model.chart_fonts import ChartFonts
from zhibao.model.figures import CHART_FORM_KEY, ChartBlock, ChartForm, ChartPicture, EditableChart, Shown
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion

_ALT_LENGTH = 250
_SHOWN = 5


class ChartSettings(Struct, frozen=True):
    """The width in mm, the form of charts that do not choose one, the fonts of editable ones, decimals of shares.

    `most_height` in mm is that of a chart which must be lower than usual. `kept` makes them.
    """

    width: float
    form: ChartForm
    fonts: ChartFonts
    kept: KeptCharts
    share_decimals: int = 2
    most_height: float = math.inf


def report_form(cover: Mapping[str, Text], findings: Findings) -> ChartForm:
    """Return the form that the cover states, pictures when it states none; any other value is reported."""
    stated = cover.get(CHART_FORM_KEY)
    if stated is None:
        return ChartForm.PICTURE
    try:
        return ChartForm(stated.plain)
    except ValueError:
        near = suggestion(stated.plain, [form.value for form in ChartForm])
        findings.add(picture_rules.UNKNOWN_FORM.at(stated.ref, found=stated.plain, suggestion=near))
        return ChartForm.PICTURE


def drawn_chart(block: ChartBlock, data: charts.ChartData, settings: ChartSettings, findings: Findings) -> Shown | None:
    """Return the chart; None, and a finding, when the data cannot be shown.

    None also when it would lose labels by being lower than usual.
    """
    form = block.form or settings.form
    try:
        if settings.most_height < math.inf and not _keeps_texts(block, data, settings):
            return None
        if form is ChartForm.PICTURE:
            return _picture(block, data, settings)
        made = _editable(block, data, settings)
    except charts.MissingGlyphError as error:
        findings.add(picture_rules.MISSING_GLYPH.at(block.ref, characters=error.characters))
    except charts.ChartDataError as error:
        findings.add(picture_rules.CHART_NOT_DRAWN.at(block.ref, reason=error))
    else:
        if fixed := charts.fixed_labels(data):
            findings.add(picture_rules.FIXED_LABELS.at(block.ref, count=len(fixed), found="、".join(fixed[:_SHOWN])))
        return made
    return None


def _picture(block: ChartBlock, data: charts.ChartData, settings: ChartSettings) -> ChartPicture:
    shown, width = _for_print(block, data, settings), settings.width
    height = charts.picture_height(block.kind, shown, width)
    least = charts.least_height(block.kind, shown, width)
    draw = settings.kept.picture(block.kind, shown, width)
    return ChartPicture(draw, width, height, chart_alt(block, data), least)


def _editable(block: ChartBlock, data: charts.ChartData, settings: ChartSettings) -> EditableChart:
    shown, width = _for_print(block, data, settings), settings.width
    height = charts.native_height(block.kind, shown, width)
    least = charts.least_height(block.kind, shown, width)
    make = settings.kept.native(block.kind, shown, width, settings.fonts.latin, settings.fonts.east_asian)
    return EditableChart(make, width, height, chart_alt(block, data), least)


def _keeps_texts(block: ChartBlock, data: charts.ChartData, settings: ChartSettings) -> bool:
    return charts.keeps_texts(block.kind, _for_print(block, data, settings), settings.width)


def _for_print(block: ChartBlock, data: charts.ChartData, settings: ChartSettings) -> charts.ChartData:
    return replace(_under_caption(block, data), most_height=settings.most_height)


def _under_caption(block: ChartBlock, data: charts.ChartData) -> charts.ChartData:
    """Return the data without the unit where the caption states it."""
    stated = (f"单位：{data.unit}", f"（{data.unit}）")
    return replace(data, unit="") if data.unit and any(each in block.caption.words for each in stated) else data


def chart_alt(block: ChartBlock, data: charts.ChartData) -> str:
    """Return what a chart shows in words: kind, caption and unit, and each number with what it belongs to.

    Numbers that would make it too long are left out whole, and it is said how many there are.
    """
    caption = f"：{block.caption.words}" if block.caption else ""
    unit = f"（单位：{data.unit}）" if data.unit and "单位" not in caption else ""
    points = _points(data)
    for count in range(len(points), 0, -1):
        rest = "" if count == len(points) else f"等{len(points)}个数"
        alt = f"{block.kind}{caption}{unit}。{'，'.join(points[:count])}{rest}"
        if len(alt) <= _ALT_LENGTH:
            return alt
    return f"{block.kind}{caption}"[:_ALT_LENGTH]


def _points(data: charts.ChartData) -> list[str]:
    stated = [f"{data.reference.name}{data.reference.label}"] if data.reference else []
    return stated + [
        f"{category}{'' if len(data.series) == 1 else series.name}{label}"
        for series in data.series
        for category, label in zip(data.categories, series.labels, strict=True)
        if label
    ]

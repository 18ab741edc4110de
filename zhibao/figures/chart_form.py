"""图表形式: whether a chart is a picture, or one that an editor can change."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from zhibao.findings import Findings, picture
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion

FORM_KEY = "图表形式"


class ChartForm(Enum):
    """The two forms, by the words of the workbook."""

    PICTURE = "图片"
    EDITABLE = "可编辑"


def report_form(cover: Mapping[str, Text], findings: Findings) -> ChartForm:
    """Return the form that the cover states, pictures when it states none; any other value is reported."""
    stated = cover.get(FORM_KEY)
    if stated is None:
        return ChartForm.PICTURE
    try:
        return ChartForm(stated.plain)
    except ValueError:
        near = suggestion(stated.plain, [form.value for form in ChartForm])
        findings.add(picture.UNKNOWN_FORM.at(stated.ref, found=stated.plain, suggestion=near))
        return ChartForm.PICTURE

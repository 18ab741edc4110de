"""The form that the cover chooses for all charts."""

from __future__ import annotations

from collections.abc import Mapping

from zhibao.findings import Findings, picture_rules
from zhibao.model.figures import CHART_FORM_KEY, ChartForm
from zhibao.model.text import Text
from zhibao.text.nearest import suggestion


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

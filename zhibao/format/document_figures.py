"""The figures that hold for the file as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping

from zhibao.format.attributes import in_own_words, number
from zhibao.format.field_codes import field_codes, is_field
from zhibao.format.opening import SavedReport, find, is_on, values
from zhibao.format.review_marks import comments, tracked_changes
from zhibao.pack.format_values import Value

_LEVELS, _STYLES = re.compile(r'\\o\s*"([^"]*)"'), re.compile(r'\\t\s*"([^"]*)"')


def document_figures(report: SavedReport) -> Mapping[str, Value]:
    """Return the file's figures by their keys in format.toml."""
    settings = report.settings
    mode = [] if settings is None else values(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val")
    return {
        "language": next(iter(values(report.styles, "w:docDefaults//w:lang/@w:eastAsia")), None),
        # A file that does not say is opened as one of Word 2007.
        "compatibility": in_own_words(number)(mode[0]) if mode else 12.0,
        "theme_fonts": _has_theme_fonts(report),
        "update_fields": _updates_fields(report),
        "tracked_changes": tracked_changes(report),
        "comments": comments(report),
        **_contents(report),
    }


def _has_theme_fonts(report: SavedReport) -> bool:
    path = ".//w:rFonts[@w:asciiTheme or @w:hAnsiTheme or @w:eastAsiaTheme or @w:cstheme]"
    parts = (report.styles, report.body, report.numbering, *report.margins.values())
    return any(find(part, path) for part in parts if part is not None)


def _contents(report: SavedReport) -> Mapping[str, Value]:
    """Return what the first TOC field collects: levels of headings, then styles (§17.16.5.68).

    A template without one is told before (M407).
    """
    code = next((each for each in field_codes(report.body) if is_field(each, "TOC")), None)
    if code is None:
        return {}
    levels, styles = _LEVELS.search(code), _STYLES.search(code)
    named = re.split(r"[,，;]", styles[1])[::2] if styles else []
    collected = [*([f"标题 {levels[1]}"] if levels else []), *(each.strip() for each in named)]
    return {"contents": "、".join(collected) or "各级标题"}


def _updates_fields(report: SavedReport) -> bool:
    asked = [] if report.settings is None else find(report.settings, "w:updateFields")
    dirty = values(report.body, ".//w:fldChar/@w:dirty | .//w:fldSimple/@w:dirty")
    return any(is_on(each) for each in asked) or any(value in ("1", "true", "on") for value in dirty)

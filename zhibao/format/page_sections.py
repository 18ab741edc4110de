"""The figures of the pages of sections."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from zhibao.format.own_words import in_own_words
from zhibao.pack.format_values import Value
from zhibao.word.sections import Section
from zhibao.word.simple_types import millimetres, number, points, states_on
from zhibao.word.xml import w

_GRIDS = {"lines": "行网格", "linesAndChars": "行和字符网格", "snapToChars": "字符网格", "default": "无网格"}
_SIDES = ("top", "bottom", "left", "right", "header", "footer", "gutter")
_LENGTHS = {"width": ("pgSz", "w"), "height": ("pgSz", "h")} | {side: ("pgMar", side) for side in _SIDES}


def portrait_width(sections: Iterable[Section]) -> float:
    """Return the text's width in pt in the last portrait section: a cover may have margins of its own."""
    widths = [section.text_width for section in sections if not section.is_landscape]
    return widths[-1] if widths else 0.0


def page_figures(section: Section) -> Mapping[str, Value]:
    """Return the section's figures by their keys in format.toml."""
    return {
        **{key: in_own_words(millimetres, section.stated(*place)) for key, place in _LENGTHS.items()},
        "columns": in_own_words(_columns, section),
        "grid": _GRIDS.get(section.stated("docGrid", "type") or "default"),
        "line_pitch": in_own_words(_pitch, section),
        "lines": in_own_words(_lines, section),
    }


def _columns(section: Section) -> float:
    """Return the columns: those that are given a width each, otherwise as many as are stated (§17.6.4)."""
    equal = section.stated("cols", "equalWidth")
    given = [] if equal is None or states_on(equal) else section.properties.findall(f"{w('cols')}/{w('col')}")
    return float(len(given)) or number(section.stated("cols", "num") or "1")


def _pitch(section: Section) -> float | None:
    return points(section.stated("docGrid", "linePitch")) or None


def _lines(section: Section) -> float | None:
    pitch = _pitch(section)
    return float(math.floor(section.text_height / pitch)) if pitch else None

"""The figures of page numbers, section by section: front matter, then the body."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.format.attributes import in_own_words, number
from zhibao.format.cascade import Styles
from zhibao.format.footers import footer_figures, prints_page_numbers
from zhibao.format.opening import SavedReport, is_on, w
from zhibao.format.page_sections import Section
from zhibao.format.walking import Place
from zhibao.pack.format_values import GOES_ON, Value


def page_number_figures(
    sections: tuple[Section, ...], report: SavedReport, styles: Styles
) -> Iterator[tuple[Place, dict[str, Value]]]:
    """Yield the figures of page numbers for each section; the cover has only `unnumbered_cover`."""
    two_sided = report.settings is not None and is_on(report.settings.find(w("evenAndOddHeaders"))) is True
    cover = sections[:1] if len(sections) > 1 else ()
    for section in cover:
        yield section.place, {"unnumbered_cover": not prints_page_numbers(section, two_sided)}
    numbered = sections[len(cover) :]
    body = _beginning_of_body(numbered)
    for index, section in enumerate(numbered):
        part = "front_" if index < body else ""
        first = _first(section, part) if index in (0, body) else _continued(section)
        yield section.place, first | _of_part(footer_figures(section, two_sided, styles), part)


def _beginning_of_body(numbered: tuple[Section, ...]) -> int:
    """Return the count of the sections of the front matter, which ends with the contents; without any it is one."""
    last = next((index for index, section in enumerate(numbered) if section.has_contents), 0)
    while last + 1 < len(numbered) and numbered[last + 1].has_contents:
        # A list of figures in a section of its own.
        last += 1
    return last + 1


def _of_part(figures: dict[str, Value], part: str) -> dict[str, Value]:
    """Return a section's figures with its numerals, if it has any, under the key of its part."""
    return {f"{part}{key}" if key == "numerals" else key: value for key, value in figures.items()}


def _first(section: Section, part: str) -> dict[str, Value]:
    start = section.stated("pgNumType", "start")
    return {f"{part}first": in_own_words(number)(start) if start else GOES_ON}


def _continued(section: Section) -> dict[str, Value]:
    start = section.stated("pgNumType", "start")
    return {"continued": f"从 {start} 重新起" if start else True}

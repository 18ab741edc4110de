"""The figures of page numbers, section by section: front matter, then the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhibao.format.footers import footer_figures, prints_page_numbers
from zhibao.format.own_words import in_own_words
from zhibao.format.walking import PlacedSection, Spot
from zhibao.pack.format_values import GOES_ON, Value
from zhibao.word.sections import Section
from zhibao.word.simple_types import number
from zhibao.word.style_inheritance import Inheritance


def page_number_figures(
    sections: Sequence[PlacedSection], is_two_sided: bool, inheritance: Inheritance
) -> Iterator[tuple[Spot, dict[str, Value]]]:
    """Yield the figures of page numbers for each section; the cover has only `unnumbered_cover`."""
    cover = sections[:1] if len(sections) > 1 else ()
    for each in cover:
        yield each.place, {"unnumbered_cover": not prints_page_numbers(each.section, is_two_sided)}
    numbered = sections[len(cover) :]
    body = _beginning_of_body(numbered)
    for index, each in enumerate(numbered):
        part = "front_" if index < body else ""
        first = _first(each.section, part) if index in (0, body) else _continued(each.section)
        yield each.place, first | _of_part(footer_figures(each.section, is_two_sided, inheritance), part)


def _beginning_of_body(numbered: Sequence[PlacedSection]) -> int:
    """Return the count of the sections of the front matter, which ends with the contents; without any it is one."""
    with_contents = [each.has_contents for each in numbered]
    last = with_contents.index(True) if any(with_contents) else 0
    while last + 1 < len(numbered) and with_contents[last + 1]:
        # A list of figures in a section of its own.
        last += 1
    return last + 1


def _of_part(figures: dict[str, Value], part: str) -> dict[str, Value]:
    """Return a section's figures with its numerals, if it has any, under the key of its part."""
    return {f"{part}{key}" if key == "numerals" else key: value for key, value in figures.items()}


def _first(section: Section, part: str) -> dict[str, Value]:
    start = section.stated("pgNumType", "start")
    return {f"{part}first": in_own_words(number, start) if start else GOES_ON}


def _continued(section: Section) -> dict[str, Value]:
    start = section.stated("pgNumType", "start")
    return {"continued": f"从 {start} 重新起" if start else True}

"""The cover's long names in lines that end between groups of words which belong together."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

from zhibao.model.text import Text
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.measuring import spaced_ems

# Before the kind of the report or a bracket; after what an area or an office is called.
_GROUPS = lazy_pattern(
    r"(?=(?:(?:中等|高等)职业教育|(?<![中高]等)职业教育|中职|高职)(?:质量|发展)*(?:年度)?报告|[（(])"
    r"|(?<=[省市县区州盟旗厅局校院会])(?=[^（(]{4})"
)
_MOST_GROUPS = 12


def sense_lines(text: Text, most: float, region: str = "") -> tuple[Text, ...]:
    """Return a text in as few lines of at most `most` ems as its groups of words allow, as even as they can be.

    One that has a longer group is in the lines whose longest is the shortest. The region's name is a group.
    """
    plain = text.plain
    if spaced_ems(plain) <= most:
        return (text,)
    return tuple(text.slices(_spans(plain, most, list(_ends_of_groups(plain, region)))))


def _ends_of_groups(plain: str, region: str) -> Iterable[int]:
    start = len(region) if region and plain.startswith(region) else 0
    ends = {start, *(match.start() for match in _GROUPS.finditer(plain) if match.start() >= start)}
    return sorted(ends - {0, len(plain)})[:_MOST_GROUPS]


def _spans(plain: str, most: float, ends: list[int]) -> list[tuple[int, int]]:
    best, least = [(0, len(plain))], spaced_ems(plain)
    for count in range(1, len(ends) + 1):
        if least <= most:
            break
        for chosen in combinations(ends, count):
            spans = list(pairwise((0, *chosen, len(plain))))
            longest = max(spaced_ems(plain[start:end]) for start, end in spans)
            if longest < least:
                best, least = spans, longest
    return best

"""T263: schools under short names that the roster does not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from zhibao.checks.check import Check
from zhibao.checks.passages import Passage
from zhibao.checks.scopes import Scopes
from zhibao.findings import Finding, Severity
from zhibao.model.ref import CellRef
from zhibao.model.text import Text
from zhibao.pack.review_rules import ReviewRules, SchoolKind
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.one_edit import is_one_edit

_REGION = "地区"
_PLACE = lazy_pattern(r"[\u4e00-\u9fff]{2,3}?[市县区旗]")


class SchoolOtherNames(Check):
    code, severity, title = "T263", Severity.INFO, "学校的简称不在名单里"
    message = "“{found}”是“{right}”，“学校”表里的名称和简称都不是这样写，共 {count} 处，第一处在这里。"
    advice = "请统一成全称或“学校”表里的简称；常用这个简称的，把它填进“简称”列。"
    why = "同一所学校有全称、简称之外的第三种写法，读者会以为是另一所。"

    def found(
        self,
        rules: ReviewRules,
        cover: Mapping[str, Text],
        roster: tuple[Text, ...],
        scopes: Scopes,
        prose: tuple[Passage, ...],
    ) -> Iterator[Finding]:
        region = cover.get(_REGION, Text()).plain
        meant = _meant([each.plain for each in roster], rules.school_kind, region)
        # One character of it is told by T247.
        others = {name: full for name, full in meant.items() if not scopes.full(name) and not _is_near(name, full)}
        known = [*others, *scopes.names]
        pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))) or "(?!)")
        places: dict[str, list[CellRef]] = {}
        # Columns of schools are looked at by T257.
        for text in (passage.text for passage in prose if others):
            for match in pattern.finditer(text.plain):
                if match[0] in others:
                    places.setdefault(match[0], []).append(text.ref)
        for name, refs in places.items():
            yield self.at(refs[0], found=name, right=others[name], count=len(refs))


def _is_near(name: str, full: str) -> bool:
    return name == full or is_one_edit(name, full)


def _meant(names: Iterable[str], kinds: Iterable[SchoolKind], region: str) -> Mapping[str, str]:
    """Return the names by which people call the schools, each with the full one; none that may be of two schools."""
    called = [(short, name) for name in names for short in set(_shortened(name, kinds, region)) if short != name]
    counts = Counter(short for short, _ in called)
    return {short: name for short, name in called if counts[short] == 1}


def _shortened(name: str, kinds: Iterable[SchoolKind], region: str) -> Iterator[str]:
    """Yield what 云州市第一中等专业学校 is called: 云州一中专, 云州市第一中专."""
    place = _place(name, region)
    kind = next((kind for kind in kinds if name.endswith(kind.full)), None)
    if not place or not kind:
        return
    middle = name[len(place) : len(name) - len(kind.full)]
    places = {place, place.rstrip("市县区旗"), f"{place}市" if place == region[:-1] else place}
    for start, rest, end in product(places, {middle, middle.removeprefix("第")}, (kind.full, *kind.short)):
        yield start + rest + end


def _place(name: str, region: str) -> str:
    match = _PLACE.match(name)
    return match[0] if match else region[:-1] if region and name.startswith(region[:-1]) else ""

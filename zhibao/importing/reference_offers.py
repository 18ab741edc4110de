"""Numbers of tables, figures and cases that somebody typed into the prose (见表1-1): offered as live references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from zhibao.checks import Matter
from zhibao.checks.passages import PassageKind
from zhibao.importing.look_up_offers import LookUpOffer
from zhibao.text.folding import fold
from zhibao.text.lazy_patterns import lazy_pattern

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\s*[-—–－.．]\s*\d{1,3})*"
_LABEL = lazy_pattern(rf"(?P<kind>附?[表图]|案例)\s*(?P<number>{_NUMBER})")
_REFERENCE = lazy_pattern(rf"(?:{_LABEL.pattern})(?!\s*[-—–.．\d])")
_DASHES = str.maketrans(dict.fromkeys("—–－‐", "-") | {"．": "."})
_BASIS, _AROUND = "编号", 12


class NumberedThings(Struct):
    """The captions and titles by the numbers that the document printed; one that stands for several is for none."""

    found: dict[str, tuple[str, str]] = field(default_factory=dict)
    _several: set[str] = field(default_factory=set)

    def add(self, label: str, kind: str, title: str) -> None:
        """Note what a number, such as 表1-1, stands before."""
        match = _LABEL.search(label)
        if match is None or not title.strip():
            return
        key = _key(match)
        if key in self.found:
            self._several.add(key)
        self.found[key] = kind, title.strip()

    def of(self, match: re.Match[str]) -> tuple[str, str] | None:
        """Return the kind and the title of what a reference means."""
        key = _key(match)
        title = None if key in self._several else self.found.get(key)
        is_one = title is not None and sum(each == title for each in self.found.values()) == 1
        return title if is_one else None


def _key(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", fold(match["kind"] + match["number"]).translate(_DASHES))


def reference_offers(matter: Matter, numbered: NumberedThings) -> Sequence[LookUpOffer]:
    """Return the typed numbers in paragraphs and notes of which it is sure what they mean."""
    return tuple(_offers(matter, numbered))


def _offers(matter: Matter, numbered: NumberedThings) -> Iterator[LookUpOffer]:
    for passage in matter.prose:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.NOTE):
            continue
        text = passage.text.plain
        for match in _REFERENCE.finditer(text):
            meant = numbered.of(match)
            if meant and not re.search("[{}]", meant[1]):
                around = text[max(match.start() - _AROUND, 0) : match.end() + _AROUND // 2]
                yield LookUpOffer(passage.text.ref, match[0], around, f"{{{{{meant[0]}:{meant[1]}}}}}", _BASIS)

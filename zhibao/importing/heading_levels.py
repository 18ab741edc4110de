"""Which lines are headings, and of which level: by style, by the contents, by the numbering that was typed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from zhibao.importing.caption_words import is_caption, is_case
from zhibao.importing.import_lines import Item, SourceLine
from zhibao.importing.typed_marks import RANKS, kind_of, typed_mark, without_mark
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_LONGEST, _LONGEST_STYLED = 40, 80
_PREFACES = frozenset(("前言", "引言", "序言", "目录", "附件", "附录"))
_ENDS = tuple("。；;，,：:！!？?")
_CONTENTS_LINE = lazy_pattern(
    r"^(?P<title>.*?\S)(?:[\s.…·．_]*(?:\t|[.…·．_]{2,}|\s{2,})[\s.…·．_]*)[-—－–]*\s*\d{1,3}\s*[-—－–]*$"
)
_DISPLAY_FONTS = lazy_pattern("黑体|小标宋|楷体|宋体-?粗|Heading|SimHei|KaiTi")
# Of these kinds every short line is a heading; the others also number what is listed in a text.
_SURE = frozenset(("章", "节", "一、", "1.1", "1.1.1"))
_MOSTLY = 0.6
# Of two ways of numbering either may stand over the other: 1.1 below （一）, or （一） below 1.1.
_DECIMAL, _CHINESE = "1.1", ("一、", "（一）")


class LookOfText(Struct, frozen=True):
    """How most of the text looks: style, size and font by characters."""

    style: str
    size: float
    font: str

    def is_emphasised(self, line: SourceLine) -> bool:
        """Tell whether a line stands out from the text."""
        look = line.look
        is_other_font = look.font != self.font and bool(_DISPLAY_FONTS.search(look.font))
        return look.is_bold or look.size > self.size or is_other_font or look.alignment == "center"


def look_of_text(lines: Iterable[SourceLine]) -> LookOfText:
    """Return how most characters of the lines look."""
    counts: Counter[LookOfText] = Counter()
    for line in lines:
        counts[LookOfText(line.look.style, line.look.size, line.look.font)] += len(line.key)
    return counts.most_common(1)[0][0] if counts else LookOfText("", 0.0, "")


def contents_title(text: str) -> str | None:
    """Return the title in a line of contents that somebody typed (1.1 规模\t4), None for another line."""
    match = _CONTENTS_LINE.match(text.strip())
    return match["title"].strip() if match else None


def heading_levels(items: Sequence[Item]) -> Mapping[int, int]:
    """Return the levels, 0 for chapters, of the lines that are headings, by the places of the items."""
    lines = {at: item for at, item in enumerate(items) if isinstance(item, SourceLine) and item.key}
    return _Levels(lines).found()


class _Levels:
    """What the whole document tells about its headings."""

    def __init__(self, lines: Mapping[int, SourceLine]) -> None:
        self._lines = {
            at: line for at, line in lines.items() if not (line.is_contents or is_case(line) or is_caption(line))
        }
        self._body = look_of_text(self._lines.values())
        self._listed = _listed_titles(lines.values())
        self._bare = frozenset(key for key in self._listed if key not in _PREFACES) - _numbered_titles(lines.values())
        self._styled = self._styled_levels()
        self._of_kind = self._levels_of_kinds()

    def found(self) -> Mapping[int, int]:
        """Return the level of each heading."""
        levels = dict(self._styled)
        for at, line in self._lines.items():
            if at not in levels and _is_short(line):
                level = self._level(line)
                if level is not None:
                    levels[at] = level
        return dict(sorted(levels.items())) if levels else self._by_look()

    def _level(self, line: SourceLine) -> int | None:
        kind = mark_kind(line)
        if kind in self._of_kind:
            return self._of_kind[kind]
        # A title that the contents list.
        return self._listed.get(squeezed(without_mark(line.plain))) if not kind else None

    def _styled_levels(self) -> Mapping[int, int]:
        styled = {
            at: line.look.level
            for at, line in self._lines.items()
            if line.look.level is not None and len(line.plain) <= _LONGEST_STYLED and "。" not in line.plain
        }
        numbered = {level for at, level in styled.items() if mark_kind(self._lines[at])} or set(styled.values())
        least = min(numbered, default=0)
        return {at: max(level - least, 0) for at, level in styled.items() if level >= least}

    def _levels_of_kinds(self) -> Mapping[str, int]:
        """Return the level of each kind of numbering that headings have: that of headings by style, or the next one."""
        seen: dict[str, Counter[int]] = defaultdict(Counter)
        for at, level in self._styled.items():
            if kind := mark_kind(self._lines[at]):
                seen[kind][level] += 1
        known = {kind: counts.most_common(1)[0][0] for kind, counts in seen.items()}
        # Chapters that only the contents name stand over all that is numbered.
        deepest = max([*self._styled.values(), *([0] if self._has_bare_chapters() else [])], default=-1)
        unknown = frozenset(filter(self._is_of_headings, self._kinds())) - known.keys()
        ranks = self._ranks({*known, *unknown})
        for kind in sorted(unknown, key=ranks.__getitem__):
            above = [level for other, level in known.items() if ranks[other] < ranks[kind]]
            known[kind] = max(above) + 1 if above else deepest + 1
        return known

    def _ranks(self, kinds: Collection[str]) -> Mapping[str, int]:
        """Return the ranks of the kinds: numbers like 1.1 stand over （一） where the first of them comes before it."""
        met = dict.fromkeys(mark_kind(line) for line in self._lines.values() if _is_short(line))
        order = [kind for kind in met if kind in (_DECIMAL, *_CHINESE) and kind in kinds]
        if order[:1] != [_DECIMAL]:
            return RANKS
        last = len(RANKS)
        return {kind: rank + last if kind in _CHINESE or kind == "（1）" else rank for kind, rank in RANKS.items()}

    def _has_bare_chapters(self) -> bool:
        lines = [each for each in self._lines.values() if each.look.level is None and _is_short(each)]
        return sum(not mark_kind(each) and squeezed(each.plain) in self._bare for each in lines) > 1

    def _kinds(self) -> frozenset[str]:
        return frozenset(filter(None, map(mark_kind, self._lines.values())))

    def _is_of_headings(self, kind: str) -> bool:
        """Tell whether a kind of numbering is one of headings, not of what is listed in the text."""
        lines = [line for line in self._lines.values() if mark_kind(line) == kind and line.look.level is None]
        short = [line for line in lines if _is_short(line)]
        if not short:
            return False
        if any(squeezed(without_mark(line.plain)) in self._listed for line in short):
            return True
        outstanding = [line for line in short if self._body.is_emphasised(line)]
        if kind in _SURE:
            return len(short) >= _MOSTLY * len(lines) or len(outstanding) > 0
        if kind == "1" and "1.1" in self._kinds():
            return True
        if kind == "（一）":
            return len(short) >= _MOSTLY * len(lines)
        return len(outstanding) >= _MOSTLY * len(lines)

    def _by_look(self) -> Mapping[int, int]:
        """Return headings of a document without numbering and styles: short lines set larger or bold, by size."""
        short = {at: line for at, line in self._lines.items() if _is_short(line) and self._stands_out(line)}
        looks = sorted({(-line.look.size, not line.look.is_bold) for line in short.values()})
        counts = Counter((-line.look.size, not line.look.is_bold) for line in short.values())
        ranked = [look for look in looks if counts[look] > 1]
        return {
            at: ranked.index(look)
            for at, line in short.items()
            if (look := (-line.look.size, not line.look.is_bold)) in ranked
        }

    def _stands_out(self, line: SourceLine) -> bool:
        return line.look.is_bold or line.look.size > self._body.size


def mark_kind(line: SourceLine) -> str:
    """Return the kind of numbering of a line, that of its list or the one that was typed."""
    if line.label:
        return kind_of(line.label)
    mark = typed_mark(line.plain)
    return mark.kind if mark else ""


def _is_short(line: SourceLine) -> bool:
    plain = line.plain
    return len(plain) <= _LONGEST and not plain.endswith(_ENDS) and "。" not in plain and "\n" not in plain


def _numbered_titles(lines: Iterable[SourceLine]) -> frozenset[str]:
    """Return the titles that stand in the contents with a number before them, without it."""
    titles = filter(None, (contents_title(line.text.plain) for line in lines if "\t" in line.text.plain))
    return frozenset(squeezed(without_mark(title)) for title in titles if typed_mark(title))


def _listed_titles(lines: Iterable[SourceLine]) -> Mapping[str, int]:
    """Return the titles that the contents list, without their numbers, each with its level as far as it can be told."""
    listed: dict[str, int] = {}
    for line in lines:
        title = contents_title(line.text.plain) if line.is_contents or "\t" in line.text.plain else None
        level = re.search(r"toc (\d)", line.look.style, re.IGNORECASE)
        if title:
            listed[squeezed(without_mark(title))] = int(level[1]) - 1 if level else 0
    return listed

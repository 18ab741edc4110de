"""Where the cover, the preface, the contents, the chapters and the annexes of a document begin and end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct, field

from zhibao.findings import import_rules
from zhibao.importing.caption_words import caption_length
from zhibao.importing.heading_levels import contents_title, mark_kind
from zhibao.importing.import_entries import Taking
from zhibao.importing.import_lines import Item, NewPage, SourceLine
from zhibao.importing.typed_marks import without_mark
from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.story import StoryTable, StoryTurn, paragraphs_in

_CONTENTS = frozenset(("目录", "目次", "contents", "CONTENTS"))
_LISTS = lazy_pattern(r"(?:案例|图|表|图表|插图|表格|附表|附图)(?:目录|清单|索引)")
_PREFACES = frozenset(("前言", "引言", "序言", "序", "导言", "编写说明", "前序"))
_ANNEX = lazy_pattern(
    r"^[\s\u3000]*(?:附件|附录)[\s\u3000]*(?:\d{1,2}|[一二三四五六七八九十A-Z]{1,2})?[\s\u3000]*[：:、.．]?[\s\u3000]*(?P<title>.*)$",
    re.DOTALL,
)
_CONTENTS_STYLE = lazy_pattern(r"^(?:toc \d|table of figures|目录 ?\d|TOC)", re.IGNORECASE)
_PUBLICITY = lazy_pattern("公开(?:形式|网址|方式)")
_LONG = 20
_LONGEST_ANNEX = 60


class Zone(Enum):
    """What a stretch of a document is."""

    COVER = "cover"
    CONTENTS = "contents"
    PREFACE = "前言"
    CHAPTER = "chapter"
    ANNEX = "annex"


class ZonePart(Struct):
    """A stretch: the line that heads it, one below that says what it is, the items with their levels as headings."""

    zone: Zone
    heading: SourceLine | None = None
    subtitle: SourceLine | None = None
    items: list[tuple[Item, int | None]] = field(default_factory=list)


class _Zoning(Struct):
    """The walk over the items."""

    items: Sequence[Item]
    levels: Mapping[int, int]
    taking: Taking
    parts: list[ZonePart]
    chapter_styles: set[str] = field(default_factory=set)

    def run(self) -> list[ZonePart]:
        for at, item in enumerate(self.items):
            if isinstance(item, SourceLine):
                self._line(at, item)
            else:
                self._other(item)
        return self.parts

    @property
    def zone(self) -> Zone:
        return self.parts[-1].zone

    def _begin(self, zone: Zone, heading: SourceLine | None) -> None:
        """Begin a part; a turn of the pages and a new page right before its heading are its own."""
        carried: list[tuple[Item, int | None]] = []
        last = self.parts[-1].items
        while last and (isinstance(last[-1][0], StoryTurn | NewPage) or _is_blank(last[-1][0])):
            carried.insert(0, last.pop())
        turns = [each for each in carried if isinstance(each[0], StoryTurn)]
        self.parts.append(ZonePart(zone, heading, items=turns))

    def _line(self, at: int, line: SourceLine) -> None:
        level = self.levels.get(at)
        if self._is_contents(line):
            self._contents_line(line)
        elif line.key in _PREFACES and self.zone in (Zone.COVER, Zone.CONTENTS):
            self._begin(Zone.PREFACE, line)
        elif self._is_chapter(line, level):
            self.chapter_styles.add(line.look.style)
            self._begin(Zone.CHAPTER, line)
        elif self._is_annex(line, level):
            self._begin(Zone.ANNEX, line)
        elif self.zone is Zone.COVER and self._is_prose(line):
            self._begin(Zone.PREFACE, None)
            self.parts[-1].items.append((line, None))
        elif self._is_annex_title(line):
            self.parts[-1].subtitle = line
        else:
            self.parts[-1].items.append((line, level))

    def _other(self, item: Item) -> None:
        if self.zone is Zone.CONTENTS and isinstance(item, StoryTable):
            words = [each.text for each in paragraphs_in((item,))]
            if words and all(contents_title(each) or not each.strip() for each in words):
                self.taking.dissolved.add(item.number)
        self.parts[-1].items.append((item, None))

    def _is_contents(self, line: SourceLine) -> bool:
        """Tell whether a line is of the contents, or heads them."""
        if line.is_contents or _CONTENTS_STYLE.match(line.look.style) or line.key in _CONTENTS:
            return True
        is_inside = self.zone is Zone.CONTENTS and all(_is_blank(item) for item, _ in self.parts[-1].items)
        return is_inside and bool(contents_title(line.text.plain) or _LISTS.fullmatch(line.key))

    def _contents_line(self, line: SourceLine) -> None:
        self.taking.leave(import_rules.NOT_PRINTED_SO, line.source, line.text.plain, "目录")
        if self.zone in (Zone.COVER, Zone.PREFACE):
            self._begin(Zone.CONTENTS, line)

    def _is_chapter(self, line: SourceLine, level: int | None) -> bool:
        if level != 0 or line.key in _PREFACES:
            return False
        if self.zone is Zone.COVER:
            # A title on the cover may be set as a heading.
            return bool(mark_kind(line))
        if _annex_title(line) is not None:
            return False
        return self.zone is not Zone.ANNEX or (line.look.level is not None and line.look.style in self.chapter_styles)

    def _is_annex(self, line: SourceLine, level: int | None) -> bool:
        if self.zone not in (Zone.CHAPTER, Zone.ANNEX) or _annex_title(line) is None:
            return False
        return (
            len(line.plain) <= _LONGEST_ANNEX
            and not line.plain.endswith(("。", "；"))
            and caption_length(line, "表") is None
        )

    def _is_annex_title(self, line: SourceLine) -> bool:
        """Tell whether a line is the title of the annex of which only the number stands above it."""
        part = self.parts[-1]
        if part.zone is not Zone.ANNEX or part.heading is None or _annex_title(part.heading) or part.subtitle:
            return False
        is_first = all(isinstance(item, StoryTurn | NewPage) or _is_blank(item) for item, _ in part.items)
        is_title = (
            len(line.plain) <= _LONGEST_ANNEX and not line.plain.endswith(("。", "；", "：")) and not line.objects
        )
        return bool(line.key) and is_first and is_title and caption_length(line, "表") is None

    def _is_prose(self, line: SourceLine) -> bool:
        return len(line.plain) > _LONG and "。" in line.plain and not _PUBLICITY.search(line.plain)


def _is_blank(item: Item) -> bool:
    return isinstance(item, SourceLine) and item.is_blank


def _annex_title(line: SourceLine) -> str | None:
    match = _ANNEX.match(line.text.plain)
    return match["title"].strip() if match else None


def zones_of(items: Sequence[Item], levels: Mapping[int, int], taking: Taking) -> list[ZonePart]:
    """Return the stretches of a document in order; the first is its cover, which may be empty."""
    return _Zoning(items, levels, taking, [ZonePart(Zone.COVER)]).run()


def title_of(part: ZonePart, taking: Taking) -> str:
    """Return the title of a chapter or annex without its number, which is noted as left out."""
    heading = part.heading
    if heading is None:
        return part.zone.value
    plain = " ".join(heading.text.plain.split())
    if part.zone is Zone.ANNEX:
        title = _annex_title(heading) or ""
        lead = heading.text.plain[: len(heading.text.plain) - len(title)] if title else heading.text.plain
        taking.leave(import_rules.NOT_PRINTED_SO, heading.source, lead, "编号")
        return " ".join((title or (part.subtitle.plain if part.subtitle else "")).split())
    if part.zone is Zone.PREFACE:
        taking.leave(import_rules.NOT_PRINTED_SO, heading.source, heading.text.plain, "前言的标题")
        return plain
    title = without_mark(plain)
    taking.leave(import_rules.NOT_PRINTED_SO, heading.source, plain[: len(plain) - len(title)], "编号")
    return title


def is_repeated_title(line: SourceLine, name: str) -> bool:
    """Tell whether a line before the first chapter only says the report's name or year again."""
    key = line.key
    return key == squeezed(name) or bool(re.fullmatch(r"[（(]?20\d\d年?(?:度)?[）)]?", key))

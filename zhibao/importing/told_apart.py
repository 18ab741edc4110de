"""A document told apart: its cover, preface, chapters and annexes, each as the entries of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from zhibao.findings import import_rules
from zhibao.importing.cover_facts import CoverFacts, cover_facts, facts_of_text
from zhibao.importing.drawn_material import DrawnMaterial
from zhibao.importing.heading_levels import heading_levels, look_of_text
from zhibao.importing.import_entries import ImportPart, ImportSource, Taking
from zhibao.importing.import_lines import Item, LineMaking, SourceLine
from zhibao.importing.imported_tables import drawn_in_table
from zhibao.importing.part_making import PartMaking
from zhibao.importing.reference_offers import NumberedThings
from zhibao.importing.report_zones import Zone, ZonePart, is_repeated_title, title_of, zones_of
from zhibao.importing.split_tables import with_open_boxes, with_whole_tables
from zhibao.importing.table_captions import captions_are_below
from zhibao.importing.table_title_rows import with_title_rows_set_out
from zhibao.word.package import DocumentParts, related_files
from zhibao.word.story import StoryTable
from zhibao.word.story_reading import read_stories

ALL_IN_ONE = "正文"


class ToldApart(Struct, frozen=True):
    """A document told apart."""

    facts: CoverFacts
    parts: tuple[ImportPart, ...]
    material: DrawnMaterial
    taking: Taking
    numbered: NumberedThings


def told_apart(content: bytes, parts: DocumentParts) -> ToldApart:
    """Return what the document says, each piece in the part of the report that it belongs to."""
    taking, stories = Taking(), read_stories(parts)
    making, material = LineMaking(stories, taking), DrawnMaterial(related_files(content), taking)
    whole = list(with_title_rows_set_out(with_whole_tables(making.body(), taking), making))
    items = list(with_open_boxes(whole, making))
    lines = [item for item in items if isinstance(item, SourceLine)]
    zones = zones_of(items, heading_levels(items), taking)
    facts = cover_facts(list(_cover_lines(zones[0], making, material)), taking)
    maker = PartMaking(making, material, look_of_text(lines), captions_are_below([(item, None) for item in items]))
    made = tuple(_parts(zones, facts, maker, taking))
    facts_of_text((entry.content.plain for part in made[:1] for entry in part.entries), facts)
    making.leave_uncalled_notes()
    for text in stories.comments:
        taking.tell(import_rules.COMMENT, ImportSource(), text)
    for text in dict.fromkeys(stories.headers):
        taking.tell(import_rules.NOT_PRINTED_SO, ImportSource(), text, "页眉页脚")
    return ToldApart(facts, made, material, taking, maker.numbered)


def _cover_lines(cover: ZonePart, making: LineMaking, material: DrawnMaterial) -> Iterator[SourceLine]:
    """Yield the lines of the cover, those in its tables too; what is drawn there is told."""
    for item, _ in cover.items:
        yield from _lines_of_cover(item, making)
    for item, _ in cover.items:
        if isinstance(item, StoryTable):
            drawn = drawn_in_table(item)
            for each, paragraph in drawn:
                making.taking.tell(import_rules.NO_PICTURE, ImportSource.of(paragraph), reason="它在封面上")
                making.taking.lost_pictures.append(each)
        elif isinstance(item, SourceLine):
            for one in item.objects:
                making.taking.tell(import_rules.NO_PICTURE, item.source, reason="它在封面上")
                making.taking.lost_pictures.append(one)


def _lines_of_cover(item: Item, making: LineMaking) -> Iterator[SourceLine]:
    if isinstance(item, SourceLine):
        yield item
    elif isinstance(item, StoryTable):
        making.taking.dissolved.add(item.number)
        for row in item.rows:
            for cell in row:
                for each in making.items(cell.blocks):
                    yield from _lines_of_cover(each, making)


def _parts(zones: Sequence[ZonePart], facts: CoverFacts, maker: PartMaking, taking: Taking) -> Iterator[ImportPart]:
    """Yield the parts; what stands before the first chapter and in no part is one with the preface."""
    loose = [each for zone in zones if zone.zone is Zone.CONTENTS for each in zone.items]
    loose = [each for each in loose if not _is_said(each[0], facts, taking)]
    has_chapter = any(zone.zone is Zone.CHAPTER for zone in zones)
    preface = [zone for zone in zones if zone.zone is Zone.PREFACE]
    for zone in preface:
        title_of(zone, taking)
    items = [each for zone in preface for each in zone.items]
    if has_chapter:
        if items or any(
            (isinstance(item, SourceLine) and not item.is_blank) or isinstance(item, StoryTable) for item, _ in loose
        ):
            yield ImportPart(Zone.PREFACE.value, Zone.PREFACE.value, maker.entries_of([*items, *loose]))
    elif items or loose:
        if any(zone.heading for zone in preface) and not loose:
            yield ImportPart(Zone.PREFACE.value, Zone.PREFACE.value, maker.entries_of(items))
        else:
            taking.add([ALL_IN_ONE])
            yield ImportPart(Zone.CHAPTER.value, ALL_IN_ONE, maker.entries_of([*items, *loose]))
    for zone in zones:
        if zone.zone in (Zone.CHAPTER, Zone.ANNEX):
            title = title_of(zone, taking)
            yield ImportPart(zone.zone.value, title, maker.entries_of(zone.items))


def _is_said(item: Item, facts: CoverFacts, taking: Taking) -> bool:
    """Tell whether a line only says the report's name or year again, which the template does by itself."""
    if not isinstance(item, SourceLine) or not is_repeated_title(item, facts.name):
        return False
    taking.leave(import_rules.NOT_PRINTED_SO, item.source, item.text.plain, "正文前重复的报告名称")
    return True

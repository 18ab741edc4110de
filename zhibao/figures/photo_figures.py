"""Photo blocks as figures: sizes from the shapes, each photo stored once at the largest size that is printed."""

from __future__ import annotations

import hashlib
from itertools import chain, count
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zhibao.figures.photo_arrangement import Size, TextArea, arrange
from zhibao.figures.photo_error import PhotoError
from zhibao.figures.photo_folder import Photo, PhotoFolder
from zhibao.figures.photo_sizes import RECIPE, PhotoSizes
from zhibao.figures.picture_cache import PictureCache
from zhibao.findings import Finding, Findings, picture_rules
from zhibao.model.blocks import Orientation
from zhibao.model.figures import MM_PER_INCH, Figure, PhotoBlock, PhotoSource, Picture, PrintedPhoto
from zhibao.model.report import ComputedReport
from zhibao.model.text import Text
from zhibao.model.walk import all_blocks, by_id
from zhibao.pack import PictureRules
from zhibao.text.os_errors import os_reason

_MISSING_ASPECT = 1.5
_LEAST_HEIGHT = 20
Rooms = list[tuple[PhotoBlock, Size]]


class _Plan(Struct, frozen=True):
    """What stands in each place of a figure, in reading order, and the printed sizes row by row."""

    found: tuple[Photo | Finding, ...]
    sizes: list[list[Size]]


class PhotoFigures:
    """Makes the figures of a report's photo blocks."""

    def __init__(
        self, rooms: Rooms, folder: Path, rules: PictureRules, cache: PictureCache, findings: Findings
    ) -> None:
        sizes = PhotoSizes(cache)
        self._folder = PhotoFolder(folder, sizes)
        self._rules = rules
        self._cache = cache
        self._findings = findings
        self._normalised: dict[str, bytes] = {}
        self._plans = by_id((block.id, self._plan(block, room)) for block, room in rooms)
        sizes.keep()
        self._widths: dict[str, float] = {}
        self._printed: list[PrintedPhoto] = []
        for plan in self._plans.values():
            for each, size in zip(plan.found, chain.from_iterable(plan.sizes), strict=True):
                if isinstance(each, Photo):
                    self._widths[each.digest] = max(size.width, self._widths.get(each.digest, 0))

    @property
    def printed(self) -> tuple[PrintedPhoto, ...]:
        """The photos of the figures that were made so far."""
        return tuple(self._printed)

    @property
    def unused(self) -> tuple[str, ...]:
        """The photos in the folder that no block names."""
        return self._folder.unused

    def figure(self, block: PhotoBlock) -> Figure:
        """Return the block as a figure; a note stands where a photo is missing."""
        plan = self._plans[block.id]
        ids = (f"{block.id}x{number}" for number in count(1))
        places = zip(block.photos, plan.found, _alts(block, plan), ids, strict=False)
        rows = tuple(tuple(self._shown(block, *next(places), size) for size in row) for row in plan.sizes)
        return Figure(block.caption, rows, block.notes, ref=block.ref, id=block.id)

    def _plan(self, block: PhotoBlock, room: Size) -> _Plan:
        found = tuple(self._folder.find(photo) for photo in block.photos)
        aspects = [each.aspect if isinstance(each, Photo) else _MISSING_ASPECT for each in found]
        sizes = arrange(aspects, room, self._rules)
        lowest = min(size.height for row in sizes for size in row)
        if len(found) > 1 and lowest < _LEAST_HEIGHT and len(sizes) > 1:
            self._findings.add(picture_rules.TOO_MANY_PHOTOS.at(block.ref, count=len(found), height=round(lowest)))
        return _Plan(found, self._not_blown_up(found, sizes))

    def _not_blown_up(self, found: tuple[Photo | Finding, ...], sizes: list[list[Size]]) -> list[list[Size]]:
        """Return the sizes, a photo of few pixels so small that it has the lowest resolution."""
        photos = iter(found)
        return [[self._with_pixels(next(photos), size) for size in row] for row in sizes]

    def _with_pixels(self, photo: Photo | Finding, size: Size) -> Size:
        if isinstance(photo, Finding):
            return size
        share = photo.width / self._rules.lowest_dpi * MM_PER_INCH / size.width
        return Size(size.width * share, size.height * share) if share < 1 else size

    def _shown(
        self, block: PhotoBlock, source: PhotoSource, found: Photo | Finding, alt: str, text_id: str, size: Size
    ) -> Picture | Text:
        if isinstance(found, Photo):
            try:
                data = self._data(found)
                pixels = found.width, found.height
                self._printed.append(PrintedPhoto(block, source, found.content, *pixels, size.width))
                return Picture(data, size.width, size.height, alt)
            except PhotoError as error:
                found = error.finding(source.ref, source.name)
            except OSError as error:
                found = picture_rules.PHOTO_NOT_READ.at(source.ref, found=source.name, reason=os_reason(error))
        self._findings.add(found)
        return replace(Text.todo(f"缺图：{source.name}", source.ref), id=text_id)

    def _data(self, photo: Photo) -> bytes:
        if photo.digest not in self._normalised:
            self._normalised[photo.digest] = self._cached(photo)
        return self._normalised[photo.digest]

    def _cached(self, photo: Photo) -> bytes:
        dpi, width = self._rules.dpi, self._widths[photo.digest]
        pixels = _pixels(Size(width, width / photo.aspect), dpi)
        key = hashlib.sha256(f"{photo.digest} {pixels} {dpi} {RECIPE}".encode()).hexdigest()
        data = self._cache.get(key)
        if data is None:
            # This loads Pillow.
            from zhibao.figures.photo_decoder import DECODER

            data = DECODER.normalised(photo.read(), photo.crop, photo.turn, pixels, dpi)
            self._cache.put(key, data)
        return data


def photo_rooms(report: ComputedReport, area: TextArea) -> Rooms:
    """Return the photo blocks with the room on their pages."""
    found: Rooms = []
    for part in report.parts:
        landscape = False
        for block in all_blocks([part]):
            if isinstance(block, Orientation):
                landscape = block.landscape
            elif isinstance(block, PhotoBlock):
                found.append((block, area.room(landscape)))
    return found


def _pixels(size: Size, dpi: int) -> tuple[int, int]:
    width, height = (max(round(length / MM_PER_INCH * dpi), 1) for length in (size.width, size.height))
    return width, height


def _alts(block: PhotoBlock, plan: _Plan) -> list[str]:
    """Return what each picture shows in words: the caption, and which of several it is."""
    count = len(block.photos)
    titles = [each.title if isinstance(each, Photo) else "" for each in plan.found]
    return [_alt(block.caption.words, title, at, count) for at, title in enumerate(titles, 1)]


def _alt(caption: str, title: str, at: int, count: int) -> str:
    if not caption:
        return f"照片：{title}" if title else "照片"
    return f"照片：{caption}（第{at}张，共{count}张）" if count > 1 else f"照片：{caption}"

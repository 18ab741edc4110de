"""The pictures that a package stores, and how a drawing shows them: cropped and turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zhibao.model.figures import MIRRORED, Crop, EmbeddedPhoto
from zhibao.model.ref import CellRef
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.pictures.frames import PictureFrame, Turn, xfrm_of
from zhibao.workbook.spreadsheet import Element, Package, PartError, Relationship, attribute

_LINKED = "图片只是链接，没有存进工作簿"
_LOST = "图片的数据不在工作簿里，多半是别的程序保存时丢的"
# All are held in memory until they are made ready for print.
_MOST_BYTES = 1_000_000_000
_WHOLE = 100_000
# Excel and WPS fill the description in by themselves, with a file's name or with what they guess.
_MADE_UP = lazy_pattern(r"[\\/.]|自动生成|automatically generated")


class Media:
    """The picture parts of a package, each read once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._read: dict[str, bytes] = {}
        self._size = 0

    def photo_in(
        self, pic: Element, related: Mapping[str, Relationship], ref: CellRef, turn: Turn | None = None
    ) -> EmbeddedPhoto:
        """Return the picture that an element of a drawing shows, cropped and, without a `turn`, turned as it says."""
        blip = pic.find(".//{*}blip")
        ids = [attribute(blip, name) for name in ("embed", "link")] if blip is not None else []
        found = self.photo(next((related[each] for each in ids if each in related), None), ref)
        return replace(
            found, crop=_crop(pic), turn=_turn(turn or PictureFrame.of(xfrm_of(pic)).space.turn), title=_title(pic)
        )

    def photo(self, relationship: Relationship | None, ref: CellRef) -> EmbeddedPhoto:
        """Return the picture that a relationship leads to, or one without data that says why it has none."""
        if relationship is None or (not relationship.is_external and relationship.target not in self._package):
            return EmbeddedPhoto(b"", ref, lost=_LOST)
        if relationship.is_external:
            return EmbeddedPhoto(b"", ref, lost=_LINKED)
        try:
            return EmbeddedPhoto(self._content(relationship.target), ref)
        except PartError as error:
            return EmbeddedPhoto(b"", ref, lost=f"图片{error}")

    def _content(self, part: str) -> bytes:
        if part not in self._read:
            content = self._package.read(part)
            self._size += len(content)
            if self._size > _MOST_BYTES:
                raise PartError(f"与前面的图片合计超过 {_MOST_BYTES // 1_000_000} MB")
            self._read[part] = content
        return self._read[part]


def _crop(pic: Element) -> Crop:
    """Return the shares that are cut off on the four sides."""
    rectangle = pic.find(".//{*}srcRect")
    if rectangle is None:
        return Crop()
    crop = Crop(*(_share(rectangle.get(side, "0")) for side in "ltrb"))
    return crop if crop.left + crop.right < 1 and crop.top + crop.bottom < 1 else Crop()


def _share(value: str) -> float:
    """Return a share, written in thousandths of a percent, or as 12.5% in the strict form; padding counts as none."""
    try:
        share = float(value[:-1]) / 100 if value.endswith("%") else int(value) / _WHOLE
    except ValueError:
        return 0.0
    return share if share > 0 else 0.0


def _turn(stated: Turn) -> int | None:
    """Return the turn that the drawing states, None when it states none.

    Excel inserts a sideways phone photo with a turn and does not heed the camera's own mark: what the drawing
    states stands in place of that mark.
    """
    return stated.quarters + (MIRRORED if stated.mirrored else 0) or None


def _title(pic: Element) -> str:
    """Return the description that somebody wrote for the picture."""
    properties = pic.find(".//{*}cNvPr")
    said = properties.get("descr", "").strip() if properties is not None else ""
    return "" if _MADE_UP.search(said) else said

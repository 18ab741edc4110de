"""The files that a document shows: its pictures, which become photos, and its charts."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree
from msgspec import Struct, field

from zhibao.figures.photo_decoder import DECODER
from zhibao.figures.photo_error import PhotoError
from zhibao.figures.photo_file import opened
from zhibao.findings import import_rules
from zhibao.importing.import_entries import ImportSource, Taking
from zhibao.model.figures import Crop
from zhibao.paging.engine import PagingError
from zhibao.paging.libreoffice import LibreOffice, converted_file
from zhibao.paging.running import in_temporary_folder
from zhibao.word.charted_data import ChartedData, charted_data
from zhibao.word.package import RelatedFile, parse
from zhibao.word.story import Cropping, StoryObject

_METAFILES = (".emf", ".wmf", ".emz", ".wmz", ".pict", ".svg")
_LINKED, _MISSING = "它只是一个链接，文件不在报告里", "报告里没有它的文件"
_NO_CONVERTER = "它是 {kind}，要有 LibreOffice 才能转成照片"


class TakenPhoto(Struct, frozen=True):
    """A photo to be saved under a name, and the digest of the file in the document that it comes from."""

    name: str
    content: bytes
    origin: str


class DrawnMaterial(Struct):
    """The files by the ids of their relationships, and the photos that were made of them so far."""

    files: Mapping[str, RelatedFile]
    taking: Taking
    photos: dict[tuple[str, Cropping], TakenPhoto] = field(default_factory=dict)

    def photo(self, drawn: StoryObject, source: ImportSource) -> str | None:
        """Return the name under 照片 of a picture, the same for the same file; None, which is told, for none."""
        file = self.files.get(drawn.relation)
        if file is None or file.content is None:
            self._refuse(drawn, source, _LINKED if drawn.is_linked or file else _MISSING)
            return None
        key = (drawn.relation, drawn.cropping)
        if key not in self.photos:
            try:
                self.photos[key] = self._taken(file.name, file.content, drawn.cropping)
            except (PhotoError, PagingError) as error:
                self._refuse(drawn, source, str(error))
                return None
        return self.photos[key].name

    def photo_name(self, drawn: StoryObject) -> str | None:
        """Return the name of a picture that is already a photo."""
        taken = self.photos.get((drawn.relation, drawn.cropping))
        return taken.name if taken else None

    def origins_of(self, names: Iterable[str]) -> list[str]:
        """Return the digests of the files in the document that photos come from, by their names."""
        origins = {each.name: each.origin for each in self.photos.values()}
        return [origins[name] for name in names if name in origins]

    def chart(self, drawn: StoryObject) -> ChartedData | None:
        """Return the data of a chart, None where its part is missing or damaged."""
        file = self.files.get(drawn.relation)
        try:
            return None if file is None or file.content is None else charted_data(parse(file.content))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def words(self, drawn: StoryObject) -> str:
        """Return the words of a diagram."""
        file = self.files.get(drawn.relation)
        if file is None or file.content is None:
            return ""
        try:
            return " ".join(each.text or "" for each in parse(file.content).iter("{*}t"))
        except etree.XMLSyntaxError:
            return ""

    def _refuse(self, drawn: StoryObject, source: ImportSource, reason: str) -> None:
        self.taking.tell(import_rules.NO_PICTURE, source, reason=reason)
        self.taking.lost_pictures.append(drawn)

    def _taken(self, name: str, content: bytes, cropping: Cropping) -> TakenPhoto:
        origin = hashlib.sha256(content).hexdigest()
        ending = posixpath.splitext(name)[1].lower() or ".png"
        if ending in _METAFILES:
            content, ending = _drawn(content, ending), ".png"
        opened(content)
        if cropping:
            crop = Crop(cropping.left, cropping.top, cropping.right, cropping.bottom)
            content, ending = DECODER.cut_out(content, crop), ".png"
        return TakenPhoto(f"图{len(self.photos) + 1:02}{ending}", content, origin)


def _drawn(content: bytes, ending: str) -> bytes:
    """Return a metafile as LibreOffice draws it; PagingError where it cannot."""
    if not LibreOffice().is_here():
        raise PagingError(_NO_CONVERTER.format(kind=ending.removeprefix(".").upper()))

    def work(folder: Path) -> bytes:
        source = folder / f"picture{ending}"
        source.write_bytes(content)
        return converted_file(source, "png", folder).read_bytes()

    return in_temporary_folder(work)

"""Photos found: named in a cell and kept in 照片/, or embedded in the workbook."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from zhibao.figures.photo_error import PhotoError
from zhibao.figures.photo_sizes import PhotoSizes, UprightSize
from zhibao.findings import Finding, picture_rules
from zhibao.model.figures import PHOTO_SUFFIXES, Crop, EmbeddedPhoto, PhotoFile, PhotoSource
from zhibao.text.bounded_reading import read_bounded
from zhibao.text.keys import squeezed
from zhibao.text.nearest import suggestion
from zhibao.text.os_errors import os_reason

_USUAL = "照片"
# A scanned sheet of A3 without compression has 210 MB (docs/limits.md).
_MOST_BYTES = 250_000_000


class Photo(Struct, frozen=True):
    """A picture that looks fit for print: where its bytes are, and its upright size in pixels as it is shown.

    `digest` is the same for pictures that show the same, `content` for those whose files hold the same.
    """

    source: Path | EmbeddedPhoto
    digest: str
    content: str
    width: float
    height: float
    crop: Crop
    turn: int | None

    @property
    def aspect(self) -> float:
        return self.width / self.height

    @property
    def title(self) -> str:
        """What a reader without the picture may be told where there is no caption."""
        return self.source.stem if isinstance(self.source, Path) else self.source.title

    def read(self) -> bytes:
        """Return the bytes of the file."""
        return self.source.read_bytes() if isinstance(self.source, Path) else self.source.data


class PhotoFolder:
    """The folder 照片 beside the workbook, and others there that photos name.

    Names compare without regard to case, spaces and forms of one character.
    """

    def __init__(self, folder: Path, sizes: PhotoSizes, name: str = _USUAL) -> None:
        """`sizes` are those of photos that are known, `name` is what findings call the folder."""
        self._folder, self._sizes, self._name = folder, sizes, name
        self._others: dict[str, PhotoFolder] = {}
        self._paths: Mapping[str, Path] = {
            _key(path.relative_to(folder).as_posix()): path for path in sorted(folder.rglob("*")) if path.is_file()
        }
        self._names = [path.relative_to(folder).as_posix() for path in self._paths.values()]
        self._named: set[Path] = set()

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of the photos that nobody has asked for; what systems and editors leave behind is none."""
        left = (path.relative_to(self._folder) for path in self._paths.values() if path not in self._named)
        return tuple(name.as_posix() for name in left if _is_photo(name))

    def find(self, photo: PhotoSource) -> Photo | Finding:
        """Return the photo that a cell names or holds, or the finding that says why there is none."""
        try:
            if isinstance(photo, EmbeddedPhoto):
                return self._embedded(photo)
            if photo.folder:
                return self._other(photo.folder).find(replace(photo, folder=""))
            path = self._path(photo)
            if isinstance(path, Finding):
                return path
            return self._photo(path, read_bounded(path, _MOST_BYTES), Crop(), None)
        except PhotoError as error:
            return error.finding(photo.ref, photo.name)
        except OSError as error:
            return picture_rules.PHOTO_NOT_READ.at(photo.ref, found=photo.name, reason=os_reason(error))

    def _embedded(self, photo: EmbeddedPhoto) -> Photo | Finding:
        if photo.lost:
            return picture_rules.LOST_PHOTO.at(photo.ref, found=photo.name, reason=photo.lost)
        return self._photo(photo, photo.data, photo.crop, photo.turn)

    def _photo(self, source: Path | EmbeddedPhoto, content: bytes, crop: Crop, turn: int | None) -> Photo:
        hashed = hashlib.sha256(content)
        held = hashed.hexdigest()
        hashed.update(f"{crop} {turn}".encode())
        digest = hashed.hexdigest()
        size = self._sizes.size(digest, lambda: _measured(content, crop, turn))
        return Photo(source, digest, held, *size, crop, turn)

    def _other(self, name: str) -> PhotoFolder:
        if name not in self._others:
            self._others[name] = PhotoFolder(self._folder.parent / name, self._sizes, name)
        return self._others[name]

    def _path(self, photo: PhotoFile) -> Path | Finding:
        name = PurePosixPath(photo.name.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in photo.name:
            return picture_rules.OUTSIDE_FOLDER.at(photo.ref, found=photo.name, folder=self._name)
        path = self._paths.get(_key(name.as_posix()))
        if path:
            self._named.add(path)
            return path
        near = suggestion(photo.name, self._names)
        told = {"found": photo.name, "suggestion": near, "folder": self._name}
        return picture_rules.MISSING_PHOTO.at(photo.ref, **told)


def _is_photo(name: Path) -> bool:
    """Tell whether a file is called as photos are; ._a.jpg and ~$a.jpg are none, nor is what a hidden folder holds."""
    return name.suffix.lower() in PHOTO_SUFFIXES and not any(part.startswith((".", "~", "__")) for part in name.parts)


def _key(name: str) -> str:
    return squeezed(unicodedata.normalize("NFC", name)).casefold()


def _measured(content: bytes, crop: Crop, turn: int | None) -> UprightSize:
    # This loads Pillow.
    from zhibao.figures.photo_file import decoding, opened, upright_size

    with decoding(content), opened(content) as image:
        return upright_size(image, crop, turn)

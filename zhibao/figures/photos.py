"""Photos: found in 照片/, turned upright, scaled to what print needs."""

from __future__ import annotations

import io
import unicodedata
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps

from zhibao.figures.layout import Size
from zhibao.findings import Finding, picture
from zhibao.model.report import PhotoFile
from zhibao.text.nearest import suggestion

_MM_PER_INCH = 25.4
_JPEG_QUALITY = 85
_MOST_PIXELS = 200_000_000


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo file that can be read, and its upright aspect ratio (width : height)."""

    path: Path
    aspect: float


class PhotoFolder:
    """The folder 照片 beside the workbook; names compare without regard to case and Unicode form."""

    def __init__(self, folder: Path) -> None:
        self._paths: Mapping[str, Path] = {
            _key(path.relative_to(folder).as_posix()): path for path in sorted(folder.rglob("*")) if path.is_file()
        }
        self._names = [path.relative_to(folder).as_posix() for path in self._paths.values()]

    def find(self, photo: PhotoFile) -> Photo | Finding:
        """Return the photo that a cell names, or the finding that says why there is none."""
        name = PurePosixPath(photo.name.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in photo.name:
            return picture.OUTSIDE_FOLDER.at(photo.ref, found=photo.name)
        path = self._paths.get(_key(name.as_posix()))
        if path is None:
            near = suggestion(photo.name, self._names)
            return picture.MISSING_PHOTO.at(photo.ref, found=photo.name, suggestion=near)
        try:
            return Photo(path, _aspect(path))
        except _UNREADABLE:
            return picture.UNREADABLE_PHOTO.at(photo.ref, found=photo.name)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError)


def _open(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        image = Image.open(path)
    if image.width * image.height > _MOST_PIXELS:
        raise ValueError("too many pixels")
    return image


def _aspect(path: Path) -> float:
    """Return the upright aspect ratio; the file is decoded once so that damage shows before the page is made."""
    with _open(path) as image:
        image.draft("RGB", (64, 64))
        upright = ImageOps.exif_transpose(image)
        return upright.width / upright.height


def normalised(photo: Photo, size: Size, dpi: int) -> bytes:
    """Return the photo upright, without metadata, at `dpi` for its printed size: PNG stays PNG, all else is JPEG."""
    pixels = tuple(max(round(length / _MM_PER_INCH * dpi), 1) for length in (size.width, size.height))
    with _open(photo.path) as image:
        as_png = image.format == "PNG"
        longest = max(pixels)
        image.draft("RGB", (longest, longest))
        upright = _smooth(ImageOps.exif_transpose(image))
        upright.thumbnail((pixels[0], pixels[1]), Image.Resampling.LANCZOS)
        return _encoded(upright, as_png, dpi)


def _smooth(image: Image.Image) -> Image.Image:
    """Return the image in a mode that scales smoothly and prints right: palettes and greys of 16 bits do not."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _encoded(image: Image.Image, as_png: bool, dpi: int) -> bytes:
    out = io.BytesIO()
    if as_png:
        image.save(out, "PNG", optimize=True)
    else:
        _on_white(image).save(out, "JPEG", quality=_JPEG_QUALITY, optimize=True, dpi=(dpi, dpi))
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    transparent = image.convert("RGBA")
    white = Image.new("RGBA", transparent.size, "white")
    return Image.alpha_composite(white, transparent).convert("RGB")

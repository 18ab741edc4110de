"""The file of a picture, opened but not decoded: is it one that can be printed, and how large is it upright?"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PIL import Image, UnidentifiedImageError

from zhibao.figures.photo_error import PhotoError
from zhibao.findings import picture_rules
from zhibao.model.figures import MIRRORED, Crop

# Pillow reads more kinds, some by calling other programs; these are what cameras, phones and offices make.
_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "DIB", "TIFF", "WEBP", "AVIF", "JPEG2000")
# A sheet of A3 scanned at 600 dots per inch has 70 million. None takes a gigabyte of memory while it is decoded.
_MOST_PIXELS = 80_000_000
_MOST_PIXELS_OF = {"WEBP": 50_000_000, "HEIF": 50_000_000, "AVIF": 50_000_000, "JPEG2000": 40_000_000, "LA": 50_000_000}
# A JPEG is decoded at a fraction of its size, unless all of it is needed for its first row.
_MOST_JPEG_PIXELS, _MOST_PROGRESSIVE_PIXELS = 250_000_000, 100_000_000
_MOST_LENGTH = 10
_ORIENTATION = 0x0112
SIDEWAYS = frozenset((5, 6, 7, 8))
_ORIENTATIONS_OF_TURNS = {1: 6, 2: 3, 3: 8, MIRRORED: 2, MIRRORED + 1: 7, MIRRORED + 2: 4, MIRRORED + 3: 5}
_FOREIGN = (
    (b"\xd7\xcd\xc6\x9a", "WMF 矢量图"),
    (b"\x01\x00\x09\x00", "WMF 矢量图"),
    (b"%PDF", "PDF 文件"),
    (b"%!PS", "EPS 矢量图"),
    (b"\xc5\xd0\xd3\xc6", "EPS 矢量图"),
    (b"8BPS", "Photoshop 文件（PSD）"),
    (b"PK\x03\x04", "Office 文档或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
    (b"\x1f\x8b", "压缩文件"),
)

# How HEIF and AVIF begin, behind four bytes.
_ISO_MEDIA = b"ftyp"

# Pillow's limit is one for all kinds; `opened` checks by kind.
Image.MAX_IMAGE_PIXELS = None


def opened(content: bytes) -> Image.Image:
    """Return the picture, its pixels not yet decoded; PhotoError when it is none or too large."""
    if not content:
        raise PhotoError(picture_rules.INCOMPLETE_PHOTO, size="0 字节")
    foreign = _foreign(content)
    if foreign:
        raise PhotoError(picture_rules.FOREIGN_FORMAT, kind=foreign)
    with decoding(content):
        formats = (_heif(), *_FORMATS) if content[4:8] == _ISO_MEDIA else _FORMATS
        image = Image.open(io.BytesIO(content), formats=formats)
    most = _most_pixels(image)
    if image.width * image.height > most:
        raise PhotoError(picture_rules.TOO_MANY_PIXELS, width=image.width, height=image.height, most=most // 10_000)
    return image


def _most_pixels(image: Image.Image) -> int:
    if image.format in ("JPEG", "MPO"):
        return _MOST_PROGRESSIVE_PIXELS if image.info.get("progressive") else _MOST_JPEG_PIXELS
    return _MOST_PIXELS_OF.get(image.mode, _MOST_PIXELS_OF.get(image.format or "", _MOST_PIXELS))


@cache
def _heif() -> str:
    """Return the kind of photo that Pillow does not read by itself, and let it."""
    # Few reports have photos of this kind.
    import pi_heif

    pi_heif.register_heif_opener()
    return "HEIF"


@contextmanager
def decoding(content: bytes) -> Iterator[None]:
    """Turn what Pillow raises for damaged files into PhotoError, and keep its warnings, in English, to ourselves."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except PhotoError:
        raise
    except UnidentifiedImageError as error:
        raise PhotoError(picture_rules.UNREADABLE_PHOTO) from error
    except MemoryError as error:
        raise PhotoError(picture_rules.UNDECODABLE_PHOTO, reason="解码要用的内存太多") from error
    except Exception as error:
        # Pillow raises whatever its parsers raise for damaged files.
        raise PhotoError(picture_rules.INCOMPLETE_PHOTO, size=f"{len(content):,} 字节") from error


def upright_size(image: Image.Image, crop: Crop, turn: int | None) -> tuple[float, float]:
    """Return width and height in pixels of what is shown; PhotoError when one is many times the other."""
    width, height = image.width * (1 - crop.left - crop.right), image.height * (1 - crop.top - crop.bottom)
    if max(width, height) > _MOST_LENGTH * min(width, height):
        raise PhotoError(picture_rules.TOO_LONG_PHOTO, width=round(width), height=round(height), most=_MOST_LENGTH)
    return (height, width) if orientation(image, turn) in SIDEWAYS else (width, height)


def orientation(image: Image.Image, turn: int | None) -> int:
    """Return how the pixels stand, as Exif counts it (1 is upright): as the sheet turns it, else as the camera says."""
    if turn is not None:
        return _ORIENTATIONS_OF_TURNS.get(turn, 1)
    # Pillow turns a TIFF itself, and would decode a whole PNG to look for a mark that hardly any has.
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return 1
    stated = image.getexif().get(_ORIENTATION, 1)
    return stated if stated in range(1, 9) else 1


def _foreign(content: bytes) -> str:
    """Return what a file is that is surely no photo, empty when it may be one."""
    if content[40:44] == b" EMF":
        return "EMF 矢量图"
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] == b"<" and b"<svg" in start:
        return "SVG 矢量图"
    return next((kind for mark, kind in _FOREIGN if content.startswith(mark)), "")

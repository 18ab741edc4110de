"""A picture made fit for print: upright, without metadata, in plain colours, as large as its printed size needs."""

from __future__ import annotations

import io

from PIL import Image

from zhibao.figures.photo_file import SIDEWAYS, decoding, opened, orientation
from zhibao.model.figures import Crop

_JPEG_QUALITY = 85
_LOSSY = frozenset(("JPEG", "MPO", "HEIF", "AVIF"))
# The PNG of a drawing takes so many bytes a pixel at most, that of a photo one to three.
_DRAWING = 0.35
# Rows of pixels.
_BAND = 256
_TRANSPOSITIONS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Pixels = tuple[int, int]


def normalised(content: bytes, crop: Crop, turn: int | None, pixels: Pixels, dpi: int) -> bytes:
    """Return the picture within `pixels`, as a PNG when it is a drawing and as a JPEG when it is a photo.

    Raises PhotoError when it cannot be decoded.
    """
    with decoding(content), opened(content) as image:
        lossy, profile = image.format in _LOSSY, image.info.get("icc_profile")
        stands = orientation(image, turn)
        box = (pixels[1], pixels[0]) if stands in SIDEWAYS else pixels
        image.draft(None, _decoded_size(box, crop))
        shown = _smooth(_cropped(image, crop))
        shown.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
        shown = _in_srgb(shown, profile)
        if stands in _TRANSPOSITIONS:
            shown = shown.transpose(_TRANSPOSITIONS[stands])
        return _encoded(shown, lossy, dpi)


def cut_out(content: bytes, crop: Crop) -> bytes:
    """Return what is left of a picture as PNG; PhotoError when it cannot be decoded."""
    with decoding(content), opened(content) as image:
        width, height = image.size
        box = (width * crop.left, height * crop.top, width * (1 - crop.right), height * (1 - crop.bottom))
        shown = image.crop(tuple(map(round, box)))  # type: ignore[arg-type]  # four numbers
        made = io.BytesIO()
        shown.convert("RGB" if shown.mode in ("CMYK", "YCbCr") else shown.mode).save(made, "PNG")
        return made.getvalue()


def _decoded_size(box: Pixels, crop: Crop) -> Pixels:
    """Return the least size at which to decode the whole: twice what is wanted, so that it can be scaled smoothly."""
    across, down = 1 - crop.left - crop.right, 1 - crop.top - crop.bottom
    return max(round(2 * box[0] / across), 1), max(round(2 * box[1] / down), 1)


def _cropped(image: Image.Image, crop: Crop) -> Image.Image:
    if crop == Crop():
        image.load()
        return image
    width, height = image.size
    left, top = round(width * crop.left), round(height * crop.top)
    right, bottom = width - round(width * crop.right), height - round(height * crop.bottom)
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _smooth(image: Image.Image) -> Image.Image:
    """Return the image in a mode that scales smoothly and prints right: palettes and greys of 16 bits do not."""
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bits(image)
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return greys of 16 bits, or of fractions up to 1, as greys of 8 bits; a band at a time: fractions are large."""
    bands = range(0, image.height, _BAND)
    most = max(_greatest(_fractions(image, top)) for top in bands)
    factor = 255 if most <= 1 else 1 / 256 if most > 255 else 1
    grey = Image.new("L", image.size)
    for top in bands:
        grey.paste(_fractions(image, top).point(lambda value: value * factor).convert("L"), (0, top))
    return grey


def _fractions(image: Image.Image, top: int) -> Image.Image:
    return image.crop((0, top, image.width, min(top + _BAND, image.height))).convert("F")


def _greatest(band: Image.Image) -> float:
    extremes = band.getextrema()
    return extremes[1] if isinstance(extremes[1], float) else 0.0


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the image in the colours of sRGB, in RGB, RGBA or L; a profile that does not fit is left out."""
    if profile:
        from PIL import ImageCms

        try:
            target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
            image = converted or image
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image.convert("RGB") if image.mode == "CMYK" else image


def _encoded(image: Image.Image, lossy: bool, dpi: int) -> bytes:
    if not lossy:
        png = _saved(image, "PNG", optimize=True)
        if len(png) <= _DRAWING * image.width * image.height:
            return png
    return _saved(_on_white(image), "JPEG", quality=_JPEG_QUALITY, optimize=True, dpi=(dpi, dpi))


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    # What the source file said of itself must not slip into the new one.
    image.info = {}
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")

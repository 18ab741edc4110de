"""Pictures made fit for print: upright, without metadata, in plain colours, no larger than needed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms, JpegImagePlugin

from tests.photo_samples import DESCRIPTION, drawing, gps_exif, noise, png16, saved
from zhibao.figures.normalising import normalised
from zhibao.figures.photo_error import PhotoError
from zhibao.figures.photo_file import opened, upright_size
from zhibao.model.figures import MIRRORED, Crop
from zhibao.model.ref import CellRef

WHOLE = Crop()
ORIENTATION = 0x0112
HEIC = Path(__file__).parents[1] / "data" / "photo.heic"
KINDS = ["JPEG", "PNG", "TIFF", "WEBP"]


def printed(
    content: bytes, pixels: tuple[int, int] = (440, 220), crop: Crop = WHOLE, turn: int | None = None
) -> Image.Image:
    """Return the normalised picture, decoded."""
    image = Image.open(io.BytesIO(normalised(content, crop, turn, pixels, 220)))
    image.load()
    return image


def colour(image: Image.Image, x: int = 5, y: int = 5) -> tuple[int, ...]:
    pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel


# --- turned and cropped ---------------------------------------------------------------------------------------------


def cornered(kind: str, orientation: int) -> bytes:
    """Return a picture whose upper left quarter, as stored, is red, with a camera's mark of how it stands."""
    image = Image.new("RGB", (600, 400), "white")
    image.paste("red", (0, 0, 300, 200))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return saved(image, kind, exif=exif)


def red_corner(image: Image.Image) -> str:
    """Tell in which quarter the red stands: 左上, 右上, 左下, 右下."""
    for place, (x, y) in {"左上": (1, 1), "右上": (3, 1), "左下": (1, 3), "右下": (3, 3)}.items():
        if colour(image, image.width * x // 4, image.height * y // 4)[1] < 100:
            return place
    return ""


CORNERS = {1: "左上", 2: "右上", 3: "右下", 4: "左下", 5: "左上", 6: "右上", 7: "右下", 8: "左下"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", CORNERS)
def test_a_photo_is_turned_as_the_camera_says(kind: str, orientation: int) -> None:
    content = cornered(kind, orientation)
    with opened(content) as image:
        size = upright_size(image, WHOLE, None)
    assert size == ((600, 400) if orientation < 5 else (400, 600))
    shown = printed(content, (300, 200) if orientation < 5 else (200, 300))
    assert shown.size == ((300, 200) if orientation < 5 else (200, 300))
    assert red_corner(shown) == CORNERS[orientation]


def test_a_mark_that_means_nothing_is_not_heeded() -> None:
    assert red_corner(printed(cornered("JPEG", 77), (300, 200))) == "左上"


@pytest.mark.parametrize(("turn", "corner"), [(0, "左上"), (1, "右上"), (2, "右下"), (3, "左下")])
def test_the_turn_on_the_sheet_stands_in_place_of_the_cameras(turn: int, corner: str) -> None:
    assert red_corner(printed(cornered("JPEG", 6), (300, 300), turn=turn)) == corner


@pytest.mark.parametrize(("turn", "corner"), [(0, "右上"), (1, "右下"), (2, "左下"), (3, "左上")])
def test_a_picture_mirrored_on_the_sheet_is_mirrored_before_it_is_turned(turn: int, corner: str) -> None:
    assert red_corner(printed(cornered("JPEG", 6), (300, 300), turn=MIRRORED + turn)) == corner


def test_what_the_sheet_cuts_off_is_cut_off() -> None:
    content = cornered("JPEG", 1)
    assert red_corner(printed(content, (300, 200), crop=Crop(left=0.5))) == ""
    kept = printed(content, (300, 200), crop=Crop(right=0.5, bottom=0.5))
    assert max(colour(kept, x, y)[1] for x in (5, kept.width - 6) for y in (5, kept.height - 6)) < 100


def test_a_cropped_photo_is_decoded_large_enough_for_the_part_that_is_left() -> None:
    content = saved(noise((4000, 2000)), "JPEG")
    assert printed(content, crop=Crop(left=0.8, top=0.8)).size == (440, 220)


# --- metadata -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("make", [noise, drawing], ids=["photo", "drawing"])
def test_nothing_of_the_camera_and_the_place_stays(kind: str, make: Callable[[tuple[int, int]], Image.Image]) -> None:
    said = {"tiffinfo": {DESCRIPTION: "GPSMARK"}} if kind == "TIFF" else {"exif": gps_exif()}
    content = saved(make((300, 200)), kind, **said)
    assert b"GPSMARK" in content
    data = normalised(content, WHOLE, None, (300, 200), 220)
    shown = Image.open(io.BytesIO(data))
    assert b"GPSMARK" not in data and b"Exif" not in data
    assert {"exif", "xmp", "comment", "icc_profile"} & set(shown.info) == set()


def test_a_comment_and_a_profile_do_not_slip_into_the_new_file() -> None:
    content = saved(noise((300, 200)), "JPEG", comment=b"GPSMARK")
    assert b"GPSMARK" not in normalised(content, WHOLE, None, (300, 200), 220)
    profile = (HEIC.parent / "swapped.icc").read_bytes()
    shown = printed(saved(drawing((300, 200)), "PNG", icc_profile=profile), (300, 200))
    assert (shown.format, "icc_profile" in shown.info) == ("PNG", False)


def test_the_heic_of_a_phone_is_read_and_its_place_is_gone() -> None:
    with opened(HEIC.read_bytes()) as image:
        assert upright_size(image, WHOLE, None) == (800, 600)
        assert image.getexif().get_ifd(0x8825)
    shown = printed(HEIC.read_bytes(), (200, 150))
    assert (shown.format, shown.size, red_corner(shown)) == ("JPEG", (200, 150), "左上")
    assert not shown.getexif()


# --- sizes ----------------------------------------------------------------------------------------------------------


def test_a_big_photo_is_stored_as_large_as_print_needs() -> None:
    shown = printed(saved(noise((4000, 2000)), "JPEG"))
    assert (shown.size, shown.info["dpi"]) == ((440, 220), (220, 220))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_small_photo_is_not_blown_up(kind: str) -> None:
    assert printed(saved(noise((100, 50)), kind)).size == (100, 50)


def test_a_big_jpeg_is_never_decoded_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = []
    prepare = JpegImagePlugin.JpegImageFile.load_prepare

    def noted(self: JpegImagePlugin.JpegImageFile) -> None:
        decoded.append(self.size)
        prepare(self)

    monkeypatch.setattr(JpegImagePlugin.JpegImageFile, "load_prepare", noted)
    printed(saved(Image.new("RGB", (8000, 6000), "teal"), "JPEG"), (440, 330))
    assert max(decoded) == (1000, 750)


# --- photos and drawings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "GIF"])
def test_a_drawing_becomes_a_png_and_a_photo_a_jpeg(kind: str) -> None:
    assert printed(saved(drawing(), kind), (900, 600)).format == "PNG"
    assert printed(saved(noise(), kind), (900, 600)).format == "JPEG"


def test_what_was_a_jpeg_stays_one() -> None:
    assert printed(saved(drawing(), "JPEG"), (900, 600)).format == "JPEG"


def test_the_same_photo_gives_the_same_bytes() -> None:
    content = saved(noise(), "JPEG")
    assert len({normalised(content, WHOLE, None, (440, 220), 220) for _ in range(2)}) == 1


# --- colours --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_becomes_one_that_word_shows(mode: str) -> None:
    shown = printed(saved(Image.new(mode, (600, 300)), "PNG"))
    assert shown.mode in ("L", "P", "RGB", "RGBA") and shown.size == (440, 220)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_the_colours_of_a_cmyk_photo_stay_about_right(kind: str) -> None:
    shown = printed(saved(Image.new("CMYK", (600, 400), (0, 255, 255, 0)), kind))
    red, green, blue = colour(shown)
    assert (red > 200, green < 60, blue < 60) == (True, True, True)
    assert shown.mode in ("RGB", "P")


def test_the_colours_of_another_profile_are_turned_into_those_of_srgb() -> None:
    """A profile is stripped with the metadata: pixels that counted on it would look wrong."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert colour(printed(saved(Image.new("RGB", (60, 40), "teal"), "PNG", icc_profile=lab))) == (0, 128, 128)
    swapped = (HEIC.parent / "swapped.icc").read_bytes()
    assert colour(printed(saved(Image.new("RGB", (60, 40), "red"), "PNG", icc_profile=swapped)))[1] > 200


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparent_parts_stay_so_in_a_drawing(kind: str) -> None:
    image = drawing()
    image.putalpha(Image.new("L", image.size, 0))
    shown = printed(saved(image, kind, **({"lossless": True} if kind == "WEBP" else {})))
    assert (shown.format, shown.convert("RGBA").getpixel((5, 5))) == ("PNG", (0, 0, 0, 0))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparent_parts_are_white_in_a_photo(kind: str) -> None:
    image = noise()
    alpha = Image.new("L", image.size, 255)
    alpha.paste(0, (0, 0, 200, 200))
    image.putalpha(alpha)
    shown = printed(saved(image, kind), (900, 600))
    assert shown.format == "JPEG" and min(colour(shown)) > 250


def test_a_transparent_colour_of_a_palette_stays_so() -> None:
    image = Image.new("P", (60, 40), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    shown = printed(saved(image, "PNG", transparency=0))
    assert shown.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]  # RGBA pixels are tuples


def test_a_drawing_with_a_palette_is_scaled_smoothly() -> None:
    lines = Image.new("RGB", (1000, 500), "white")
    for left in range(0, 1000, 4):
        lines.paste("black", (left, 0, left + 2, 500))
    shades = printed(saved(lines.convert("P"), "PNG")).convert("L").getcolors()
    assert shades is not None and len(shades) > 2


@pytest.mark.parametrize(("mode", "grey"), [("I;16", 32768), ("I", 32768), ("F", 0.5)])
def test_a_grey_picture_of_more_than_eight_bits_keeps_its_greys(mode: str, grey: float) -> None:
    image = Image.new(mode, (60, 40), grey)
    image.putpixel((0, 0), 1 if mode == "F" else 65535)
    shown = printed(saved(image, "TIFF"))
    assert max(abs(value - 128) for value in colour(shown, 30, 20)) <= 2


def test_a_png_of_sixteen_bits_a_channel_keeps_its_colours() -> None:
    wanted = (255, 128, 0)
    assert colour(printed(png16((60, 40), (65535, 32896, 0)))) == pytest.approx(wanted, abs=2)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_a_moving_picture_the_first_frame_is_printed(kind: str) -> None:
    frames = [Image.new("RGB", (60, 40), name) for name in ("red", "lime", "blue")]
    content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    assert Image.open(io.BytesIO(content)).n_frames == 3  # type: ignore[attr-defined]  # of kinds with frames
    red, green, blue = colour(printed(content))
    assert red > 250 > 5 > max(green, blue)


# --- damage ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [*KINDS, "BMP", "GIF"])
def test_a_truncated_file_is_incomplete(kind: str) -> None:
    content = saved(noise((400, 400)), kind)
    with pytest.raises(PhotoError) as caught:
        printed(content[: len(content) // 2])
    finding = caught.value.finding(CellRef("基本情况", "C2"), "甲.jpg")
    assert finding.code in ("P302", "P311") and "甲.jpg" in finding.message


def test_a_truncated_heic_is_refused() -> None:
    with pytest.raises(PhotoError):
        printed(HEIC.read_bytes()[:700])


@pytest.mark.parametrize("kind", [*KINDS, "BMP", "GIF"])
def test_whatever_is_damaged_in_a_file_nothing_but_a_refusal_comes_of_it(kind: str) -> None:
    content = bytearray(saved(noise((120, 80)), kind))
    for at in range(0, min(len(content), 400), 3):
        damaged = bytearray(content)
        damaged[at] ^= 0xFF
        try:
            printed(bytes(damaged), (60, 40))
        except PhotoError as error:
            assert error.finding(CellRef(), "甲").code.startswith("P3")

"""The font: what it lacks is said by name; widths agree with what is printed."""

import pytest

from charts import ChartData, MissingGlyphError, draw
from charts.fonts import _other, _own, require_glyphs, text_width
from charts.wrap import widest_word, wrapped
from tests.charts.chart_samples import beside, series, shared


def test_the_missing_characters_are_named_once_each() -> None:
    with pytest.raises(MissingGlyphError, match=r"“𠀀”（U\+20000）、“😀”（U\+1F600）") as caught:
        require_glyphs(["焦作𠀀校", "😀𠀀"])
    assert caught.value.characters == "𠀀😀"


@pytest.mark.parametrize(
    "data",
    [
        ChartData(("𠀀",), (series("x", "1"),)),
        ChartData(("甲",), (series("𠀀", "1"),)),
        ChartData(("甲",), (series("x", "1"),), "𠀀"),
    ],
)
def test_every_given_text_is_looked_at(data: ChartData) -> None:
    with pytest.raises(MissingGlyphError):
        draw("柱形图", data)


@pytest.mark.parametrize("text", ["孟州市职业教育中心学校", "25,115", "69.43%", "-3,687", "单位：人", "1+X证书（个）"])
def test_ordinary_text_can_be_printed(text: str) -> None:
    require_glyphs([text])


def test_a_hidden_character_is_named_by_its_number() -> None:
    with pytest.raises(MissingGlyphError, match=r"U\+0007"):
        require_glyphs(["焦作\x07"])


@pytest.mark.parametrize("text", ["焦作市职业技术学校", "25,115", "69.43%", "1+X证书"])
def test_the_width_of_a_text_is_the_width_printed(text: str) -> None:
    data = ChartData((text,), (series("x", "1"),))
    drawn = shared("条形图", data)
    drawn.draw_without_rendering()
    (label,) = beside(drawn)
    points = label.get_window_extent().width / 220 * 72
    assert text_width(text, 9.5) == pytest.approx(points, abs=1)


def test_every_text_is_set_in_the_bundled_font() -> None:
    from matplotlib import font_manager

    from tests.charts.chart_samples import ENROLMENT, texts

    for text in texts(shared("柱形图", ENROLMENT)):
        assert "NotoSansSC" in str(font_manager.findfont(text.get_fontproperties(), fallback_to_default=False))


@pytest.mark.parametrize(
    ("text", "characters", "lines"),
    [
        ("焦作护理学校", 8, ["焦作护理学校"]),
        ("孟州市职业教育中心学校", 8, ["孟州市职业", "教育中心学校"]),
        ("修武县护理学校", 3, ["修武县", "护理", "学校"]),
        ("甲乙丙丁戊己庚辛壬癸", 8, ["甲乙丙丁戊", "己庚辛壬癸"]),
        ("在校生（人）总数", 4, ["在校生", "（人）", "总数"]),
        ("获1+X证书的学生", 5, ["获1+X证书", "的学生"]),
    ],
)
def test_names_break_at_their_sense(text: str, characters: int, lines: list[str]) -> None:
    assert wrapped(text, characters * 10, 10) == lines


def test_lines_are_never_wider_than_asked_when_a_character_fits() -> None:
    for width in range(10, 120, 7):
        lines = wrapped("焦作市1234567890ABCDEFG职业技术学校、教育局", width, 10)
        assert "".join(lines) == "焦作市1234567890ABCDEFG职业技术学校、教育局"
        assert all(text_width(line, 10) <= max(width, 20) for line in lines)


def test_a_year_is_one_word() -> None:
    assert widest_word("2025年", 10) == pytest.approx(text_width("2025", 10))


def test_the_widths_are_freetype_s_to_the_last_bit() -> None:
    from matplotlib.ft2font import FT2Font, LoadFlags

    for font in (_own(), _other()):
        face = FT2Font(str(font.path))
        face.set_size(100, 72)
        known = face.get_charmap()
        assert all(font.has(chr(code)) for code in known)
        assert not any(font.has(chr(code)) for code in range(0x110000) if code not in known)
        some = sorted(known)[::7]
        widths = [face.load_char(code, LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / 100 for code in some]
        assert [font.advance(chr(code)) for code in some] == widths


def test_raised_digits_are_as_wide_as_in_the_font_that_prints_them() -> None:
    assert text_width("⁰", 10) == _other().advance("⁰") * 10 != text_width("0", 10)

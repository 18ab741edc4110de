"""Plain paragraphs, read as text and broken line by line, come to what the way for all others makes of them."""

from __future__ import annotations

import docx
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word.wml import element, field, in_list, inheritance, list_of, ppr, r, style, t
from zhibao.paging.estimate import boxes_of
from zhibao.paging.estimate.content import Content, Piece, Type, glyphs_of
from zhibao.paging.estimate.forms import Forms, ParagraphForm
from zhibao.paging.estimate.line_breaking import Glyph, break_lines
from zhibao.paging.estimate.plain_lines import lines_of, plain_lines
from zhibao.paging.estimate.plain_paragraphs import read_plain, written_plainly
from zhibao.paging.estimate.text_boxes import Paragraphs

TEXTS = st.text("一二，。！“”（）—… aB12%.:-\u2060", max_size=30)
TYPES = st.builds(Type, st.sampled_from([9.0, 10.5, 16.0]), st.sampled_from([0.0, -0.25, 1.5, -11.0]), st.booleans())
PIECES = st.lists(st.tuples(TYPES, TEXTS), max_size=4).map(tuple)
ROOMS = st.floats(1, 300)

HINT = '<w:rFonts w:hint="eastAsia"/>'
RUNS = st.sampled_from(
    ["", "<w:b/>", '<w:sz w:val="44"/>', "<w:vanish/>", '<w:rStyle w:val="Loud"/>', "<w:lang/>", HINT]
)
PIECE = (
    st.builds(lambda words, properties: r(t(words), properties=properties), TEXTS, RUNS)
    | st.sampled_from(["", " \\h"]).map(lambda switches: field(f" PAGEREF _Toc1{switches} ", r(t("88"))))
    | st.sampled_from([r("<w:tab/>"), r("<w:t/>")])
    | st.text("ab_1", min_size=1, max_size=4).map(
        lambda name: f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'
    )
)
LINK = st.lists(PIECE, max_size=3).map(lambda inside: f'<w:hyperlink w:anchor="a">{"".join(inside)}</w:hyperlink>')
USUAL = st.lists(PIECE | LINK, min_size=1, max_size=6).map("".join)
ODD_PIECES = st.sampled_from(
    [
        r("<w:br/>"),
        r(t("一"), "<w:tab/>", t("二")),
        f"<w:ins>{r(t('加'))}</w:ins>",
        f"<w:del>{r(t('删'))}</w:del>",
        r(t("甲&lt;乙")),
        r(t("丙"), properties='<w:rPrChange><w:rPr><w:sz w:val="80"/></w:rPr></w:rPrChange>'),
        r("<w:tab/>") + ppr("<w:keepNext/>"),
        '<w:r w:rsidR="1"/>',
        f'<w:r xmlns:w="urn:other">{t("别的")}</w:r>',
        "<!-- 注 -->",
        '<w:bookmarkStart w:name="b" w:id="2"/>',
        '<w:bookmarkStart w:id="3"/>',
    ]
)
PROPERTIES = st.sampled_from(
    [
        "",
        ppr('<w:pStyle w:val="Toc"/><w:keepNext/>'),
        ppr('<w:pStyle w:val="Listed"/><w:rPr><w:b/></w:rPr>'),
        ppr('<w:ind w:firstLine="640"/><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'),
    ]
)
ODD_PROPERTIES = st.sampled_from(
    [
        ppr(""),
        ppr('<w:pPrChange><w:pPr><w:keepNext/></w:pPr></w:pPrChange><w:pStyle w:val="Toc"/>'),
    ]
)


def forms() -> Forms:
    return Forms(
        inheritance(
            style("Toc", ppr('<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs><w:ind w:right="800"/>')),
            style("Listed", in_list(1, 0)),
            style("Loud", '<w:rPr><w:sz w:val="36"/><w:spacing w:val="20"/></w:rPr>', kind="character"),
            lists=list_of(1, "第%1条"),
        )
    )


def read_both(content: str) -> tuple[tuple[ParagraphForm, Content] | None, tuple[ParagraphForm, Content]]:
    paragraph = element(f"<w:p>{content}</w:p>")
    plainly = written_plainly(paragraph)
    return read_plain(plainly, paragraph, forms()) if plainly else None, Paragraphs(forms())._read(paragraph)


@given(PROPERTIES, USUAL)
def test_plain_paragraphs_are_read_as_all_others_are(properties: str, content: str) -> None:
    plain, other = read_both(properties + content)
    assert plain == other


@given(PROPERTIES | ODD_PROPERTIES, st.lists(USUAL | ODD_PIECES, max_size=4).map("".join))
@settings(max_examples=300)
def test_odd_paragraphs_are_left_to_the_other_way(properties: str, content: str) -> None:
    plain, other = read_both(properties + content)
    assert plain in (None, other)


@given(PIECES, ROOMS, ROOMS)
@settings(max_examples=500)
def test_lines_of_text_break_where_they_do_character_by_character(
    pieces: tuple[Piece, ...], first: float, rest: float
) -> None:
    expected = break_lines(glyphs_of(pieces), first, rest)
    assert plain_lines(pieces, first, rest) in ((), expected)
    assert lines_of(pieces, first, rest) == expected


def test_gaps_between_sizes_count_in_lines_of_text() -> None:
    pieces = tuple((Type(size, 0.0, False), text) for size, text in ((9.0, "一二"), (16.0, "ab一"), (9.0, "c三四")))
    for room in (tenths / 10 for tenths in range(10, 800)):
        assert plain_lines(pieces, room, room) == break_lines(glyphs_of(pieces), room, room)


def test_text_is_broken_line_by_line_and_what_is_more_is_not() -> None:
    text = (Type(10.5, 0.0, False), "一二三，四五")
    assert len(plain_lines((text,), 42.1, 32.0)) == 2
    assert plain_lines((text, (Glyph("\t", -20.0, 0.0), "\t")), 42.1, 32.0) == ()
    assert plain_lines(((Type(10.5, -11.0, False), "一二三"),), 42.1, 32.0) == ()


def test_a_style_that_was_changed_is_read_anew() -> None:
    document = docx.Document()
    document.add_paragraph("文")
    before = boxes_of(document)
    document.styles["Normal"].paragraph_format.line_spacing = Pt(50)
    assert [box.height for box in boxes_of(document)] == [50.0] != [box.height for box in before]

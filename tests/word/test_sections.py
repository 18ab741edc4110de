"""Sections: where they end, how large their text is, and the footers that they take over."""

from __future__ import annotations

import pytest

from tests.word.wml import document, element, p, ppr, section
from zhibao.word.block_elements import text_of
from zhibao.word.sections import Section, sections

A4 = 'w:w="11906" w:h="16838"'
SIDES = 'w:left="1440" w:right="1440" w:top="1000" w:bottom="1000"'


def one(size: str = A4, margins: str = SIDES, more: str = "", settings: str = "") -> Section:
    (found,) = sections(document(p("文") + section(size, margins, more), settings))
    return found


def footer(name: str, kind: str = "default") -> str:
    return f'<w:footerReference w:type="{kind}" r:id="{name}"/>'


def test_a_section_ends_with_the_paragraph_that_holds_its_properties() -> None:
    body = p("甲") + p("乙", properties=section(more='<w:type w:val="oddPage"/>')) + p("丙") + section()
    first, second = sections(document(body))
    assert [text_of(each) for each in first.elements] == ["甲", "乙"]
    assert [text_of(each) for each in second.elements][:1] == ["丙"]
    assert (first.kind, second.kind) == ("oddPage", "nextPage")
    assert second.first_paragraph is second.elements[0]


def test_a_body_without_properties_is_a_section_that_says_nothing() -> None:
    (found,) = sections(document(p("文")))
    assert (found.text_width, found.text_height, found.is_landscape) == (0, 0, False)


def test_blocks_in_content_controls_belong_to_the_section() -> None:
    control = f"<w:sdt><w:sdtContent>{p('甲')}{p('乙', properties=section())}</w:sdtContent></w:sdt>"
    first, _ = sections(document(control + p("丙") + section()))
    assert [text_of(each) for each in first.elements] == ["甲", "乙"]


@pytest.mark.parametrize(
    "size", [A4, 'w:w="210mm" w:h="297mm"', 'w:w="595.3pt" w:h="841.9pt"', 'w:w="21cm" w:h="29.7cm"']
)
@pytest.mark.parametrize("margins", [SIDES, 'w:left="1in" w:right="72pt" w:top="50pt" w:bottom="-50pt"'])
def test_the_text_is_what_margins_leave_whatever_the_units(size: str, margins: str) -> None:
    found = one(size, margins)
    assert found.text_width == pytest.approx(451.3, abs=0.1)
    assert found.text_height == pytest.approx(741.9, abs=0.1)


@pytest.mark.parametrize(("setting", "at_top"), [("", False), ("<w:gutterAtTop/>", True),
                                                 ('<w:gutterAtTop w:val="off"/>', False)])  # fmt: skip
def test_a_gutter_takes_width_or_height(setting: str, at_top: bool) -> None:
    found = one(margins=f'{SIDES} w:gutter="10mm"', settings=setting)
    assert found.text_width == pytest.approx(451.3 - (0 if at_top else 28.35), abs=0.1)
    assert found.text_height == pytest.approx(741.9 - (28.35 if at_top else 0), abs=0.1)


def test_a_page_is_landscape_when_it_is_wider_than_high() -> None:
    assert one('w:w="297mm" w:h="210mm"').is_landscape
    assert not one('w:w="210mm" w:h="297mm" w:orient="landscape"').is_landscape


def test_a_length_of_nonsense_is_none() -> None:
    assert one('w:w="abc" w:h="297mm"').length("pgSz", "w") == 0


def test_page_numbers_go_on_as_figures_unless_the_section_says_otherwise() -> None:
    assert (one().first_number, one().number_format) == (None, "decimal")
    roman = one(more='<w:pgNumType w:start="3" w:fmt="upperRoman"/>')
    assert (roman.first_number, roman.number_format) == (3, "upperRoman")
    assert one(more='<w:pgNumType w:start="abc"/>').first_number is None


def test_a_section_takes_over_the_footers_that_it_does_not_state() -> None:
    body = "".join(
        [
            p("甲", properties=section(more=footer("a") + footer("b", "even"))),
            p("乙", properties=section(more=footer("c"))),
            p("丙") + section(more=footer("没有")),
        ]
    )
    around = {name: f"<w:ftr>{p(name)}</w:ftr>" for name in "abc"}
    shown = [{kind: text_of(each) for kind, each in one.footers.items()}
             for one in sections(document(body, around=around))]  # fmt: skip
    assert shown == [{"default": "a", "even": "b"}, {"default": "c", "even": "b"}, {"default": "c", "even": "b"}]


def test_a_section_may_be_made_of_its_properties_alone() -> None:
    assert Section(element(section(margins=SIDES))).text_width == pytest.approx(451.3, abs=0.1)
    assert Section(element(f"<w:p>{ppr('')}</w:p>")).first_paragraph is None

"""Page numbers of front matter and body: numerals, first numbers, and the space beside them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.format.format_samples import GONGWEN, HENAN, STOCK, damaged, departures, sample
from tests.format.test_departures import in_style, replaced

FRONT, BODY = '<w:pgNumType w:start="1" w:fmt="upperRoman"/>', '<w:pgNumType w:start="1"/>'
PAGE = " PAGE "
CHINESE = {"chineseCounting": "中文数字", "upperLetter": "大写字母", "decimalFullWidth": "全角阿拉伯数字", "hex": "hex"}


def at_last(old: str, new: str) -> Callable[[str], str]:
    return lambda text: new.join(text.rsplit(old, 1))


def found_in(part: str, change: Callable[[str], str], pack: str = GONGWEN) -> list[str]:
    return departures(damaged(sample(pack=pack), part, change), name=pack)


def test_the_second_pack_keeps_to_its_format_in_both_profiles() -> None:
    assert departures(sample(pack=GONGWEN), name=GONGWEN) == []
    assert departures(sample(STOCK, GONGWEN), STOCK, GONGWEN) == []


SECTIONS = [
    (replaced(FRONT, BODY), "前置部分数字：阿拉伯数字×1"),
    (replaced(FRONT, FRONT.replace("upper", "lower")), "前置部分数字：小写罗马数字×1"),
    (replaced(FRONT, FRONT.replace('w:start="1" ', "")), "前置部分起始页码：续前节×1"),
    (replaced(FRONT, FRONT.replace('"1"', '"3"')), "前置部分起始页码：3 页×1"),
    (replaced(BODY, ""), "正文起始页码：续前节×1"),
    (replaced(BODY, BODY.replace('"1"', '"0"')), "正文起始页码：0 页×1"),
    (replaced(BODY, BODY.replace("/>", ' w:fmt="upperRoman"/>')), "正文数字：大写罗马数字×1"),
    (replaced(BODY, BODY.replace("/>", ' w:chapStyle="1"/>')), "正文数字：阿拉伯数字（前面带章号）×1"),
    *(
        (replaced(BODY, BODY.replace("/>", f' w:fmt="{name}"/>')), f"正文数字：{words}×1")
        for name, words in CHINESE.items()
    ),
    # The annex, and the landscape pages before it.
    (at_last("<w:docGrid", '<w:pgNumType w:start="1"/><w:docGrid'), "以后各节：从 1 重新起×1"),
    (
        replaced('w:orient="landscape"/>', 'w:orient="landscape"/><w:pgNumType w:start="7" w:fmt="decimal"/>'),
        "以后各节：从 7 重新起×1",
    ),
    (
        replaced('w:orient="landscape"/>', 'w:orient="landscape"/><w:pgNumType w:fmt="lowerLetter"/>'),
        "正文数字：小写字母×1",
    ),
]


@pytest.mark.parametrize(("change", "found"), SECTIONS)
def test_a_section_numbered_otherwise_is_found(change: Callable[[str], str], found: str) -> None:
    def without_own(text: str) -> str:
        # Sections that go on state their numerals, which the change may state instead.
        return text.replace("<w:pgNumType/>", "")

    assert found_in("document", lambda text: change(without_own(text))) == [f"页码 {found}"]


HENANS = [
    (replaced(BODY, ""), "前置部分起始页码：续前节×1"),
    (replaced(BODY, BODY.replace("/>", ' w:fmt="lowerRoman"/>')), "前置部分数字：小写罗马数字×1"),
    (at_last("<w:docGrid", '<w:pgNumType w:start="5"/><w:docGrid'), "以后各节：从 5 重新起×1"),
]


@pytest.mark.parametrize(("change", "found"), HENANS)
def test_a_pack_that_numbers_through_is_measured_too(change: Callable[[str], str], found: str) -> None:
    assert found_in("document", change, HENAN) == [f"页码 {found}"]


def test_a_body_that_begins_anew_is_found_where_numbers_go_through() -> None:
    def second(text: str) -> str:
        at = text.index("<w:docGrid", text.index("<w:sectPr", text.index(BODY)))
        return text[:at] + BODY + text[at:]

    assert found_in("document", second, HENAN) == ["页码 正文起始页码：1 页×1"]


SWITCHES = [
    (r" PAGE \* ROMAN ", "大写罗马数字"),
    (r" PAGE \* Roman \* MERGEFORMAT ", "大写罗马数字"),
    (r" page \* roman ", "小写罗马数字"),
    (r" PAGE \* CHINESENUM3 ", "中文数字"),
    (r' PAGE \* "alphabetic" ', "小写字母"),
    (r" PAGE  \* ArabicDash  \* MERGEFORMAT ", "带短横的阿拉伯数字"),
    (r" PAGE \# 00 ", r"阿拉伯数字（域代码 \# 00）"),
    (r" PAGE \* CardText ", "CardText"),
]


@pytest.mark.parametrize(("code", "words"), SWITCHES)
def test_a_switch_of_the_field_goes_before_the_section(code: str, words: str) -> None:
    found = found_in("footer1", replaced(PAGE, code), HENAN)
    assert found == [f"页码 前置部分数字：{words}×1", f"页码 正文数字：{words}×3"]


@pytest.mark.parametrize("code", [" PAGE \\* MERGEFORMAT ", "PAGE", " page ", " PAGE \\* Arabic "])
def test_a_field_that_says_the_same_is_no_departure(code: str) -> None:
    assert found_in("footer1", replaced(PAGE, code), HENAN) == []


def test_an_arabic_switch_undoes_the_sections_roman_numerals() -> None:
    found = found_in("footer1", replaced(PAGE, r" PAGE \* Arabic "))
    assert found == ["页码 前置部分数字：单页 阿拉伯数字，双页 大写罗马数字×1"]


def test_a_simple_field_is_read_as_others() -> None:
    simple = r'<w:fldSimple w:instr=" PAGE \\* ROMAN "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    found = found_in("footer1", lambda text: re.sub(r"<w:r><w:fldChar.*end\"/></w:r>", simple, text), HENAN)
    assert found == ["页码 前置部分数字：大写罗马数字×1", "页码 正文数字：大写罗马数字×3"]


def test_a_code_over_several_runs_is_one() -> None:
    parts = "<w:instrText> PA</w:instrText></w:r><w:r><w:instrText>GE \\* ROMAN</w:instrText>"
    found = found_in("footer1", lambda text: re.sub("<w:instrText.*?</w:instrText>", lambda _: parts, text), HENAN)
    assert found == ["页码 前置部分数字：大写罗马数字×1", "页码 正文数字：大写罗马数字×3"]


def test_the_footer_of_the_first_page_counts_too() -> None:
    """A section that sets its first page apart, with an inherited footer for the others."""

    def change(text: str) -> str:
        (even,) = set(re.findall(r'<w:footerReference w:type="even" r:id="(\w+)"/>', text))
        start = text.index("<w:sectPr", text.index(BODY))
        head, tail = text[:start], text[start:]
        tail = re.sub(r'<w:footerReference w:type="default"[^>]*/><w:footerReference w:type="even"[^>]*/>', "", tail)
        first = f'<w:sectPr><w:footerReference w:type="first" r:id="{even}"/>'
        return head + tail.replace("<w:sectPr>", first, 1).replace("<w:docGrid", "<w:titlePg/><w:docGrid", 1)

    def roman(text: str) -> str:
        return text.replace(PAGE, r" PAGE \* roman ")

    assert found_in("document", change) == []
    both = damaged(damaged(sample(pack=GONGWEN), "document", change), "footer2", roman)
    assert "页码 正文数字：单页 阿拉伯数字，双页 小写罗马数字，首页 小写罗马数字×1" in departures(both, name=GONGWEN)


SPACES = [
    ("footer1", 'w:rightChars="100" w:right="280"', "", ["页码 单页边空：0 字×4"]),
    ("footer1", 'w:rightChars="100" w:right="280"', 'w:right="280"', []),
    ("footer1", 'w:rightChars="100" w:right="280"', 'w:endChars="100"', []),
    ("footer1", 'w:rightChars="100" w:right="280"', 'w:end="14pt"', []),
    ("footer1", 'w:rightChars="100" w:right="280"', 'w:right="5mm"', []),
    ("footer1", 'w:rightChars="100"', 'w:rightChars="200"', ["页码 单页边空：2 字×4"]),
    ("footer1", 'w:rightChars="100"', 'w:rightChars="abc"', ["页码 单页边空：abc×4"]),
    ("footer2", 'w:leftChars="100" w:left="280"', 'w:left="560"', ["页码 双页边空：2 字×4"]),
    (
        "footer2",
        'w:leftChars="100" w:left="280"',
        'w:firstLineChars="100"',
        ["页码文字 首行缩进：1 字符×1"],
    ),
    (
        "footer2",
        '<w:jc w:val="left"/>',
        '<w:jc w:val="center"/>',
        ["页码 双页位置：居中×4", "页码 双页边空：居中×4"],
    ),
]


@pytest.mark.parametrize(("part", "old", "new", "found"), SPACES)
def test_the_space_beside_a_page_number_is_measured(part: str, old: str, new: str, found: list[str]) -> None:
    assert found_in(part, replaced(old, new)) == found


def test_the_space_is_measured_through_the_style_and_in_the_characters_of_the_number() -> None:
    bare = damaged(sample(pack=GONGWEN), "footer1", replaced('<w:ind w:rightChars="100" w:right="280"/>', ""))
    styled = in_style("Footer", '<w:jc w:val="left"/>', '<w:ind w:right="280"/><w:jc w:val="left"/>')
    assert departures(damaged(bare, "styles", styled), name=GONGWEN) == []
    smaller = in_style("Footer", '<w:sz w:val="28"/>', '<w:sz w:val="20"/>')
    changed = damaged(damaged(bare, "styles", styled), "styles", smaller)
    assert "页码 单页边空：1.4 字×4" in departures(changed, name=GONGWEN)


def without_contents(text: str) -> str:
    return re.sub(r"(<w:instrText[^>]*>) TOC ", r"\1 INDEX ", text)


def test_without_contents_the_section_after_the_cover_is_front_matter() -> None:
    assert found_in("document", without_contents) == []


def test_a_section_with_contents_and_chapters_is_front_matter() -> None:
    def joined(text: str) -> str:
        """Take the break away that ends the front matter."""
        start = text.rindex("<w:sectPr", 0, text.index(FRONT))
        end = text.index("</w:sectPr>", start) + len("</w:sectPr>")
        return text[:start] + text[end:]

    assert found_in("document", joined) == ["页码 前置部分数字：阿拉伯数字×1", "页码 正文起始页码：续前节×1"]


def front_split(front: str, before: bool, content: str = "") -> Callable[[str], str]:
    """Give the front matter a second section before or after the contents, which states `front`."""

    def change(text: str) -> str:
        found = re.search(rf"<w:sectPr>(?:(?!<w:sectPr).)*?{re.escape(FRONT)}.*?</w:sectPr>", text)
        assert found
        first, second = found[0], found[0].replace(FRONT, front)
        ending = '<w:p><w:pPr><w:pStyle w:val="Body"/>{}</w:pPr>{}</w:p>'
        if not before:
            at = text.index("</w:p>", found.end()) + len("</w:p>")
            return text[:at] + ending.format(second, content) + text[at:]
        at = text.rindex("<w:p>", 0, re.search(r"<w:instrText[^>]*> TOC ", text).start())  # type: ignore[union-attr]
        return text[:at] + ending.format(first, "") + text[at:].replace(first, second, 1)

    return change


LIST_OF_FIGURES = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\c "图" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
GOING_ON = FRONT.replace('w:start="1" ', "")


@pytest.mark.parametrize(
    ("front", "before", "content", "found"),
    [
        (GOING_ON, True, "", []),
        (FRONT, True, "", ["页码 以后各节：从 1 重新起×1"]),
        (BODY, True, "", ["页码 前置部分数字：阿拉伯数字×1", "页码 以后各节：从 1 重新起×1"]),
        (GOING_ON, False, LIST_OF_FIGURES, []),
        # What follows the contents is the body, whose own first section then begins anew.
        (
            GOING_ON,
            False,
            "",
            ["页码 正文数字：大写罗马数字×1", "页码 正文起始页码：续前节×1", "页码 以后各节：从 1 重新起×1"],
        ),
    ],
)
def test_front_matter_of_several_sections_ends_with_the_contents(
    front: str, before: bool, content: str, found: list[str]
) -> None:
    assert found_in("document", front_split(front, before, content)) == found

"""A PDF that lost a character is found out, and one that did not is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.paging.pdf_text import lacking, lost

LONG = "全市中等职业学校坚持立德树人，深化产教融合，办学条件持续改善。"
TEXTS = ["1 基本情况", LONG, "表格", "12", "3,400", f"其次，{LONG}"]


def page(*lines: str, number: int = 1) -> str:
    """Return a page as it is read from a PDF: lines broken anywhere, the footer last."""
    return "\r\n".join((*lines, f"- {number} -"))


def test_line_breaks_and_headers_and_footers_are_no_difference() -> None:
    pages = [page("1 基本", "情况", LONG[:9], LONG[9:]), page("表格", "12 3,400", f"其次，{LONG}", number=2)]
    assert lacking(TEXTS, pages) == []


def test_a_text_may_go_on_over_the_page() -> None:
    pages = [page("1 基本情况", LONG[:20]), page(LONG[20:], "表格", "12", "3,400", f"其次，{LONG}", number=2)]
    assert lacking(TEXTS, pages) == []


@pytest.mark.parametrize("at", [14, 21, len(LONG) - 1], ids=["comma", "second comma", "full stop"])
def test_a_lost_character_is_found(at: int) -> None:
    pages = [page("1 基本情况", LONG[:at], LONG[at + 1 :], "表格", "12", "3,400", f"其次，{LONG}")]
    assert lacking(TEXTS, pages) == [LONG]


def test_a_lost_character_at_a_page_s_end_is_found() -> None:
    pages = [page("1 基本情况", LONG[:13]), page(LONG[15:], "表格", "12", "3,400", f"其次，{LONG}")]
    assert lacking(TEXTS, pages) == [LONG]


def test_a_changed_number_is_found() -> None:
    pages = [page("1 基本情况", LONG, "表格", "12", "3400", f"其次，{LONG}")]
    assert lacking(TEXTS, pages) == ["3,400"]


def test_a_lost_text_does_not_hide_the_next() -> None:
    pages = [page("1 基本情况", LONG, "12", f"其次，{LONG}")]
    assert lacking(TEXTS, pages) == ["表格", "3,400"]


def test_the_characters_that_are_lost_are_named_with_how_many() -> None:
    without = LONG.replace("，", "", 1).replace("。", "")
    assert lost(TEXTS, [page("1 基本情况", without, "表格", "12", "3400", f"其次，{LONG}")]) == {
        "，": 1,
        "。": 1,
        ",": 1,
    }
    assert lost(TEXTS, [page(*TEXTS)]) == {}


def test_an_empty_pdf_lacks_everything() -> None:
    assert lacking(TEXTS, []) == [text.replace(" ", "") for text in TEXTS]


# What was seen in PDF files of LibreOffice: the order of the words is that of the lines on the page.
ELSEWHERE = {
    "a cell merged over three lines of the header": (
        ["学校", "专任教师", "备注", "职称", "学历", "高级"],
        ["学校专任教师", "职称学历备注", "高级"],
    ),
    "a mark that another font sets": (["比例为2.8∶7.2，Ⅰ类①。"], ["比例为2.87.2，∶类。", "Ⅰ①"]),
    "long cells of one row": ([LONG, LONG[::-1]], [LONG[:9], LONG[:15:-1], LONG[9:], LONG[15::-1]]),
    "a word that was joined": (["〔2021〕\u20604\u2060号，表\u00a02\u20115"], ["〔2021〕4号，表 2‐5"]),
}


@pytest.mark.parametrize(("texts", "lines"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_is_read_elsewhere_nearby_is_not_lost(texts: list[str], lines: list[str]) -> None:
    assert lacking(texts, [page(*lines)]) == []


def test_what_stands_pages_away_does_not_make_up_for_a_loss() -> None:
    assert lacking(["甲，乙", "文" * 3000], [page("甲乙"), page("文" * 3000, "，")]) == ["甲，乙"]


WORDS = st.text(st.sampled_from("教学质量，。、和2025%"), max_size=80)


@given(st.lists(WORDS, min_size=1, max_size=8), st.data())
def test_whatever_is_printed_whole_is_found_wherever_pages_end(texts: list[str], data: st.DataObject) -> None:
    everything = "".join(texts)
    cut = data.draw(st.integers(0, len(everything)))
    assert lacking(texts, [page(everything[:cut]), page(everything[cut:], number=2)]) == []


@given(st.lists(WORDS, min_size=1), st.data())
def test_a_character_more_than_is_printed_is_always_found(texts: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(texts) - 1))
    at = data.draw(st.integers(0, len(texts[index])))
    wanted = [*texts[:index], f"{texts[index][:at]}；{texts[index][at:]}", *texts[index + 1 :]]
    assert lacking(wanted, ["".join(texts)]) == [wanted[index]]

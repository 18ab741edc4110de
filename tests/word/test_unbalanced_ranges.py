"""What the joining of a tag leaves of bookmarks, fields and deleted text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.word.unbalanced_ranges import has_unbalanced_field, without_deleted_tags, without_unbalanced_ranges

START, END = '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>'
BEGIN, FINISH = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'


@pytest.mark.parametrize(
    ("xml", "left"),
    [
        (f"{START}a{END}", f"{START}a{END}"),
        (f"{START}a", "a"),
        (f"a{END}", "a"),
        (f'{START}a<w:bookmarkEnd w:id="2"/>', "a"),
        (f'{START}a<w:commentRangeEnd w:id="1"/>', "a"),
        ('<w:permStart w:edGrp="everyone" w:id="7"/>a', "a"),
    ],
)
def test_only_ranges_with_both_ends_are_left(xml: str, left: str) -> None:
    assert without_unbalanced_ranges(xml) == left


@pytest.mark.parametrize(
    ("xml", "lacking"),
    [("", False), (BEGIN + FINISH, False), (BEGIN + BEGIN + FINISH + FINISH, False), (BEGIN, True), (FINISH, True),
     (FINISH + BEGIN, True)],
)  # fmt: skip
def test_fields_begin_and_end(xml: str, lacking: bool) -> None:
    assert has_unbalanced_field(xml) is lacking


@given(st.text(alphabet="甲ab {}%#"))
def test_deleted_text_with_characters_of_tags_is_emptied_and_other_text_is_not(text: str) -> None:
    expected = "" if set(text) & set("{}%#") else text
    deleted, kept = "<w:delText>{}</w:delText>", f"<w:t>{text}</w:t>"
    assert without_deleted_tags(deleted.replace("{}", text) + kept) == deleted.replace("{}", expected) + kept

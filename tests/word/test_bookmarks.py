"""Bookmarks: set with ids of their own, and tidied where a loop repeated them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.word.xml_strings import paragraph, story, text
from zhibao.word.bookmarks import Bookmarks, bookmark_starts, keep_clear_of_hanging, tidy_bookmarks
from zhibao.word.xml import Element, w


def marked(marks: str) -> Element:
    """Return a body with bookmarks: "0a" begins the bookmark a of the id 0, "0" ends that of the id 0."""
    return story(paragraph(*map(_mark, marks.split())))


def _mark(mark: str) -> str:
    number, name = mark[0], mark[1:]
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' if name else f'<w:bookmarkEnd w:id="{number}"/>'


def left(body: Element) -> str:
    """Return the bookmarks of a body in the same way."""
    marks = body.iter(w("bookmarkStart"), w("bookmarkEnd"))
    return " ".join(each.get(w("id"), "") + each.get(w("name"), "") for each in marks)


@pytest.mark.parametrize(
    ("marks", "tidied"),
    [
        ("", ""),
        ("7a 7", "0a 0"),
        ("1a 1 2b 2", "0a 0 1b 1"),
        ("0a 0 0a 0 0a 0", "0a 0"),
        ("0a 0 0b 0", "0a 0 1b 1"),
        # Nested, and across each other.
        ("3a 4b 4 3", "0a 1b 1 0"),
        ("3a 4b 3 4", "0a 1b 0 1"),
        # A loop around both ends of one and inside another one of the same id.
        ("0a 0b 0 0", "0a 1b 1 0"),
        ("0a 0a 0 0", "0a 0"),
        ("0a 1b 1 0 0a 1b 1 0", "0a 1b 1 0"),
        # One end without the other.
        ("0", ""),
        ("0a", ""),
        ("0 0a", ""),
        ("0a 1b 1", "0b 0"),
        ("0a 1a 1", "0a 0"),
        ("0a 0a 0", "0a 0"),
    ],
)
def test_each_name_is_left_once_with_an_id_of_its_own(marks: str, tidied: str) -> None:
    body = marked(marks)
    tidy_bookmarks(body)
    assert left(body) == tidied


@given(st.lists(st.tuples(st.sampled_from("01"), st.sampled_from(["", "a", "b"])).map("".join), max_size=10))
def test_whatever_the_marks_what_is_left_is_whole_and_stays_so(marks: list[str]) -> None:
    body = marked(" ".join(marks))
    tidy_bookmarks(body)
    tidied = left(body)
    starts = [each for each in tidied.split() if len(each) > 1]
    ends = [each for each in tidied.split() if len(each) == 1]
    assert len({each[1:] for each in starts}) == len(starts)
    assert sorted(each[0] for each in starts) == sorted(ends) == sorted(set(ends))
    tidy_bookmarks(body)
    assert left(body) == tidied


def test_a_new_bookmark_has_an_id_that_no_other_has() -> None:
    body = story(paragraph(_mark("4a"), text("甲"), _mark("4")))
    (run,) = body.iter(w("r"))
    bookmarks = Bookmarks(body)
    bookmarks.set("b", run, run)
    bookmarks.set("c", run, run)
    assert left(body) == "4a 5b 6c 6 5 4"
    assert [name for name, _ in bookmark_starts(body)] == ["a", "b", "c"]


@pytest.mark.parametrize("beside", ["<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:drawing/>"])
def test_an_end_that_keeps_clear_of_punctuation_prints_nothing_twice(beside: str) -> None:
    """A template may have a tab or a break in the very run that holds a text."""
    body = story(f"<w:p><w:r><w:t>全市有学校。</w:t>{beside}</w:r><w:r>{beside}<w:t>共十一所。</w:t></w:r></w:p>")
    (only,) = body.iter(w("p"))
    before = [child.tag for run in only for child in run]
    end = Bookmarks(body).set("_zb_c1b1", only[0], only[-1])
    keep_clear_of_hanging(only, end)
    assert [child.tag for run in only.iter(w("r")) for child in run] == before

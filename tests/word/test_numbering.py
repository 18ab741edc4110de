"""The levels of lists: those of the abstract definition, and what a list overrides of them."""

from __future__ import annotations

import pytest

from tests.word.wml import numbering
from zhibao.word.numbering import Numbering

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:lvlText w:val="%1.%2"/><w:isLgl w:val="on"/></w:lvl>'
)
ABSTRACT = f'<w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'


def lists(override: str = "") -> Numbering:
    return numbering(f'{ABSTRACT}<w:num w:numId="3"><w:abstractNumId w:val="7"/>{override}</w:num>')


def test_a_level_is_read_from_the_abstract_definition() -> None:
    level = lists().level("3", "0")
    assert level
    assert (level.number_format, level.text, level.suffix, level.start) == ("chineseCounting", "%1、", "", 1)
    assert not level.is_legal


def test_a_level_that_says_little_is_decimal_begins_at_zero_and_is_followed_by_a_tab() -> None:
    level = lists().level("3", "1")
    assert level
    assert (level.number_format, level.start, level.suffix, level.is_legal) == ("decimal", 0, "\t", True)


def test_a_list_may_override_a_level_of_its_own() -> None:
    own = '<w:lvl w:ilvl="0"><w:lvlText w:val="第%1条"/><w:suff w:val="space"/></w:lvl>'
    known = lists(f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>')
    level, other = known.level("3", "0"), known.level("3", "1")
    assert level and other
    assert (level.text, level.suffix, other.text) == ("第%1条", " ", "%1.%2")


@pytest.mark.parametrize(("start", "first"), [("5", 5), ("0", 0), ("abc", 0)])
def test_a_list_may_begin_at_another_number(start: str, first: int) -> None:
    known = lists(f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>')
    level = known.level("3", "0")
    assert level and (level.start, level.text) == (first, "%1、")


def test_an_overridden_level_may_begin_at_another_number_too() -> None:
    own = '<w:startOverride w:val="4"/><w:lvl w:ilvl="0"><w:start w:val="2"/><w:lvlText w:val="%1"/></w:lvl>'
    level = lists(f'<w:lvlOverride w:ilvl="0">{own}</w:lvlOverride>').level("3", "0")
    assert level and (level.start, level.text) == (4, "%1")


@pytest.mark.parametrize(("number", "level"), [("0", "0"), ("9", "0"), ("3", "8"), ("'", "0")])
def test_there_is_no_such_level(number: str, level: str) -> None:
    assert lists().level(number, level) is None
    assert Numbering(None).level(number, level) is None


def test_a_list_without_its_definition_has_no_levels() -> None:
    assert numbering('<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>').level("3", "0") is None


def test_a_label_asks_for_the_numbers_that_it_shows() -> None:
    level = lists().level("3", "1")
    assert level
    assert level.label(lambda index, is_plain: f"{'甲乙'[index]}{is_plain:d}") == "甲1.乙1"

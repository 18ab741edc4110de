"""A slip in a tag that the eye passes over gives one finding, in Chinese, at that tag, and nothing that follows from it."""

# Each message stands whole on its line.
# ruff: noqa: E501

from __future__ import annotations

import re

import pytest

from tests.lint.damage import ADDED, added, found, paragraph, put, replaced, run
from zhibao.lint.mending import UNSEEN, mended

TABLE = "block.kind == 'table'"
PREFACE = "{%p if preface %}"
# The place of the condition before the preface.
BEFORE_PREFACE = "正文第 108 段"


def begins(found_tag: str, wanted: str) -> str:
    return f"M434 模板{BEFORE_PREFACE}“{found_tag}”里，标签“{found_tag}”的开头应当是“{wanted}”。"


def syntax(tag: str, reason: str) -> str:
    return f"M405 模板{ADDED}“{tag}”的标签写法不对（{reason}）。"


@pytest.mark.parametrize("character", UNSEEN, ids=lambda each: f"U+{ord(each):04X}")
@pytest.mark.parametrize(
    "tag", ["{{%scover.地区 }}", "{{ cover.%s地区 }}", "{{ cover.地区%s }}", "{%%%sif preface %%}甲{%% endif %%}"]
)
def test_an_unseen_character_in_a_tag_is_named_at_that_tag(tag: str, character: str) -> None:
    (message,) = found(document=added(tag % character))
    assert message.startswith(f"M433 模板{ADDED}")
    assert message.endswith(f"有{UNSEEN[character]}（U+{ord(character):04X}）。")


@pytest.mark.parametrize("character", UNSEEN, ids=lambda each: f"U+{ord(each):04X}")
def test_an_unseen_character_after_the_p_leaves_the_pair_whole(character: str) -> None:
    (message,) = found(
        document=replaced(PREFACE, f"{{%p{character if character.isspace() else f' {character}'}if preface %}}")
    )
    assert message.startswith(f"M433 模板{BEFORE_PREFACE}“")


def test_an_unseen_character_between_braces_is_named() -> None:
    (message,) = found(document=added("{\u200b{ cover.地区 }}"))
    assert "里的“{（零宽空格）{”不是标签的花括号" in message


def test_an_unseen_character_in_words_or_quotes_is_no_fault() -> None:
    assert found(document=added("甲\u3000乙\u00a0{% if cover.地区 == '甲\u3000乙' %}丙{% endif %}")) == []


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("{%P if preface %}", "{%p if"), ("{% P if preface %}", "{%p if"), ("{%p  If preface %}", "{%p if"),
        ("{%P IF preface %}", "{%p if"), ("{% p if preface %}", "{%p if"), ("{%pif preface %}", "{%p if"),
    ],
)  # fmt: skip
def test_a_slip_at_the_beginning_of_a_block_tag_is_told_once(typed: str, wanted: str) -> None:
    assert found(document=replaced(PREFACE, typed)) == [begins(typed, wanted)]


@pytest.mark.parametrize(
    ("typed", "wanted"), [("{{ r cover.地区 }}", "{{r cover"), ("{{R cover.地区 }}", "{{r cover"), ("{% If preface %}甲{% endif %}", "{% if preface"),
                          ("{% if preface %}甲{% EndIf %}", "{% endif")],
)  # fmt: skip
def test_a_slip_within_a_paragraph_is_told_once(typed: str, wanted: str) -> None:
    (message,) = found(document=added(typed))
    assert message.startswith(f"M434 模板{ADDED}“{typed}”里，标签“")
    assert message.endswith(f"”的开头应当是“{wanted}”。")


@pytest.mark.parametrize(
    "tag",
    [
        "{{ p if p else r }}",
        "{{ r is defined }}",
        "{{r cover.地区 }}",
        "{%p if x %}",
        "{%- if x %}",
        "{{ P.x }}",
        "{#P x #}",
    ],
)
def test_a_right_beginning_is_left_alone(tag: str) -> None:
    assert mended(tag) == tag


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{{ chapters|length — 1 }}", "“—”不能用在标签里"),
        ("{{ cover… }}", "“…”不能用在标签里"),
        ("{% if chapters|length ≥ 1 %}甲{% endif %}", "“≥”不能用在标签里"),
        ("{{ }}", "少了名称"),
        ("{% if %}甲{% endif %}", "少了名称"),
        ("{% for c chapters %}甲{% endfor %}", "少了“in”，却写着“chapters”"),
        ("{% elseif preface %}", "没有“elseif”这种标签，是不是“elif”？"),
        ("{{ (chapters|length }}", "少了“)”，却写着“}”"),
        ("{{ chapters) }}", "多了“)”"),
        ("{{ cover.地区 + 1 }}", "里面的内容不能这样算、这样比，或宏的参数不对"),
    ],
)  # fmt: skip
def test_what_jinja_says_is_told_in_chinese(typed: str, said: str) -> None:
    assert found(document=added(typed)) == [syntax(typed, said)]


def test_no_english_of_jinja_reaches_the_typesetter() -> None:
    for typed in (
        "{{ 1/0 }}",
        "{{ cover.地区 cover }}",
        "{{ chapters[ }}",
        "{% set = 1 %}",
        "{% for %}{% endfor %}",
        "{{ 1 is 2 }}",
        "{{ 2x }}",
    ):
        for message in found(document=added(typed)):
            reason = message.rsplit("的标签写法不对", 1)[-1]
            assert not re.search("[a-z]{3,} [a-z]{2,}", reason), message


@pytest.mark.parametrize("typed", ["'table", "‘table", "table’", '"table'])
def test_a_single_quote_is_told_once(typed: str) -> None:
    (message,) = found(document=replaced(TABLE, f"block.kind == {typed}"))
    assert message.startswith("M435 模板正文第 21 段“")


def test_bent_single_quotes_are_no_fault() -> None:
    assert found(document=replaced(TABLE, "block.kind == ‘table’")) == []


@pytest.mark.parametrize(
    ("typed", "braces"),
    [("{｛ cover.地区 }}", "{｛"), ("{{ cover.地区 ｝}", "｝}"), ("{% if preface ％}甲{% endif %}", "％}"), ("｛% if preface %}甲{% endif %}", "｛%")],
)  # fmt: skip
def test_braces_half_of_them_full_width_are_told_once(typed: str, braces: str) -> None:
    (message,) = found(document=added(typed))
    assert message.startswith(f"M412 模板{ADDED}“{typed}”里的“{braces}”")


@pytest.mark.parametrize("typed", ["{%p if preface ％}", "｛%p if preface %}", "{\u200b%p if preface %}"])
def test_a_condition_lost_to_its_braces_is_told_once(typed: str) -> None:
    (message,) = found(document=replaced(PREFACE, typed))
    assert message.startswith(f"M412 模板{BEFORE_PREFACE}“")


@pytest.mark.parametrize(
    "written", ["elseif block.kind == 'table'", "elif block.kind = 'table'", "elif block.kind == `table`"]
)
def test_what_a_lost_condition_guarded_is_not_told(written: str) -> None:
    (message,) = found(document=replaced(f"elif {TABLE}", written))
    assert message.startswith("M405 模板正文第 21 段“")


def test_a_full_width_letter_is_told_once() -> None:
    (message,) = found(document=replaced("{{ chapter.title }}", "{{ ｃhapter.title }}"))
    assert message.endswith("有全角符号“ｃ”。")


def joined(xml: str) -> str:
    """Put a paragraph's tag into the one after it, as Backspace at its beginning does."""
    (first, second), *_ = re.findall(
        r"(<w:p>(?:(?!</w:p>).)*\{%p endif %\}(?:(?!</w:p>).)*</w:p>)(<w:p>(?:(?!</w:p>).)*\{%p endif %\}(?:(?!</w:p>).)*</w:p>)",
        xml,
    )
    return xml.replace(first + second, paragraph(run("{%p endif %}{%p endif %}")), 1)


def test_two_tags_of_pairs_in_one_paragraph_are_told_once() -> None:
    (message,) = found(document=joined)
    assert message.startswith("M415 ")
    assert message.endswith("旁边的“{%p endif %}”会丢失。")


def test_an_item_of_the_cover_guarded_by_another_is_not_always_there() -> None:
    (message,) = found(document=added("{% if cover.甲 is defined %}{{ cover.乙 }}{% endif %}"))
    assert message.startswith(f"M431 模板{ADDED}")
    assert message.endswith("用的“乙”，有的报告里没有。")


def test_items_of_the_cover_each_guarded_are_no_fault() -> None:
    both = "{% if cover.甲 is defined and cover.乙 is defined %}{{ cover.甲 }}{{ cover.乙 }}{% endif %}"
    assert found(document=put(paragraph(run(both)))) == []

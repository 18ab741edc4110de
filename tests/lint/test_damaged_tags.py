"""Slips inside tags: each gives its one message at its place, and nothing that only follows from it; or is read over."""

# Each message stands whole on its line.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.lint.damage import (
    ADDED,
    REPORT,
    added,
    dropped,
    found,
    found_in_small,
    paragraph,
    parts_of,
    put,
    replaced,
    run,
    table,
)

NO_BREAK, WIDE, ZERO, BOM = "\u00a0", "\u3000", "\u200b", "\ufeff"
UNSEEN = {"no-break": NO_BREAK, "ideographic": WIDE, "zero-width": ZERO, "BOM": BOM, "joiner": "\u200d", "word joiner": "\u2060"}  # fmt: skip
TABLE = "{%p elif block.kind == 'table' %}"
CHAIN = "{%p if block.kind == 'heading' and place"
CHAIN_REST = "{%p elif block.kind == 'heading' and place == 'chapter' and block.level == 3 %}"
ZERO_TABLE = TABLE.replace("e'", f"e{ZERO}'")
BROKEN_KEY = f"{{{{ cover['地区{NO_BREAK}'] }}}}"
PREFACE = "{{p show(preface.blocks, 'preface') }}"


def around(opening: str, closing: str = "{%p endif %}") -> Callable[[str], str]:
    """Return the change that adds a condition or a loop of three paragraphs."""
    return put("".join(paragraph(run(each)) for each in (opening, "甲", closing)))


@dataclass(frozen=True)
class Slip:
    """What is done to the template, the place where it is found, and all that is said there."""

    name: str
    change: Callable[[str], str]
    said: str


def at(words: str, spot: str = ADDED) -> str:
    """Return a place as messages name it, which show the first forty characters."""
    return f"模板{spot}“{words[:40]}”"


def begins(name: str, tag: str, wanted: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    return Slip(name, change, f"M434 {at(tag, spot)}里，标签“{tag}”的开头应当是“{wanted}”。")


def braces(name: str, text: str, wrong: str, change: Callable[[str], str]) -> Slip:
    said = f"M412 {at(text)}里的“{wrong}”不是标签的花括号（全角、中间有空格，或多了一个）。"
    return Slip(name, change, said)


def half(name: str, text: str, lone: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    return Slip(name, change, f"M411 {at(text, spot)}里的“{lone}”没有配上另一半。")


def sign(name: str, tag: str, wrong: str, change: Callable[[str], str], text: str = "") -> Slip:
    return Slip(name, change, f"M419 {at(text or tag)}里，标签“{tag}”有全角符号“{wrong}”。")


def syntax(name: str, text: str, reason: str) -> Slip:
    return Slip(name, added(text), f"M405 {at(text)}的标签写法不对（{reason}）。")


def unseen(name: str, tag: str, what: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    said = f"M433 {at(tag, spot)}里，标签“{tag}”的引号里有看不见的{what}，与看上去一样的名称对不上。"
    return Slip(name, change, said)


def lost(tags: str, first: str, others: str, spot: str = ADDED) -> str:
    return f"M415 {at(tags, spot)}里，标签“{first}”旁边的“{others}”会丢失。"


SLIPS = [
    # The beginning of a tag.
    begins("capital P", "{%P if preface %}", "{%p if", around("{%P if preface %}")),
    begins("space and capital P", "{% P if preface %}", "{%p if", around("{% P if preface %}")),
    begins("space before p", "{% p if preface %}", "{%p if", around("{% p if preface %}")),
    begins("no space after p", "{%pif preface %}", "{%p if", around("{%pif preface %}")),
    begins("capital If", "{%p  If preface %}", "{%p if", around("{%p  If preface %}")),
    begins("trimming p", "{%-p if preface %}", "{%p if", around("{%-p if preface %}")),
    begins("end if", "{%p end if %}", "{%p endif", around("{%p if preface %}", "{%p end if %}"), "正文第 99 段"),
    begins("endfro", "{%p endfro %}", "{%p endfor", around("{%p for a in annexes %}", "{%p endfro %}"), "正文第 99 段"),
    begins("letters swapped", "{%p fi preface %}", "{%p if", around("{%p fi preface %}")),
    Slip("if of a chain lost", dropped(CHAIN),
         f"M413 {at(CHAIN_REST, '正文第 5 段')}里的“{CHAIN_REST}”前面没有与它配对的 if。"),
    begins("else if", "{%p else if block.kind == 'table' %}", "{%p elif", replaced(TABLE, TABLE.replace("elif", "else if")), "正文第 21 段"),
    begins("elseif", "{%p elseif block.kind == 'table' %}", "{%p elif", replaced(TABLE, TABLE.replace("elif", "elseif")), "正文第 21 段"),
    begins("row tag", "{%TR for c in chapters %}", "{%tr for",
           put(table("甲", "{%TR for c in chapters %}", "{{ c.title }}", "{%tr endfor %}") + paragraph()), "正文表 2 第 2 行第 1 格"),
    begins("space before p of an output", "{{ p show(preface.blocks, 'preface') }}", "{{p show", replaced(PREFACE, PREFACE.replace("{{p", "{{ p")), "正文第 111 段"),
    begins("capital P of an output", "{{P show(preface.blocks, 'preface') }}", "{{p show", replaced(PREFACE, PREFACE.replace("{{p", "{{P")), "正文第 111 段"),
    begins("space before r", "{{ r cover.地区 }}", "{{r cover", added("{{ r cover.地区 }}")),
    # Braces, and what they are paired with.
    braces("half wide", "{｛ cover.地区 }}", "{｛", added("{｛ cover.地区 }}")),
    braces("wide end", "{%p if preface ％}", "％}", around("{%p if preface ％}")),
    braces("wide both", "{％p if preface ％}", "{％”“％}", around("{％p if preface ％}")),
    braces("wide end within a paragraph", "{% if preface ％}甲{% endif %}", "％}", added("{% if preface ％}甲{% endif %}")),
    braces("spaced end", "{%p if preface % }", "% }", around("{%p if preface % }")),
    braces("three", "{{{ cover.地区 }}}", "{{{", added("{{{ cover.地区 }}}")),
    half("no percent", "{%p if preface }", "{%", around("{%p if preface }")),
    half("other end", "{%p if preface }}", "{%", around("{%p if preface }}")),
    half("end of a block", "{{ cover.地区 %}", "{{", added("{{ cover.地区 %}")),
    half("no brace at the end", "{%p endif %", "{%", around("{%p if preface %}", "{%p endif %"), "正文第 99 段"),
    half("no percent at the beginning", "{p if preface %}", "%}", around("{p if preface %}")),
    half("no beginning", "p if preface %}", "%}", around("p if preface %}")),
    half("a tag in a tag", "{{ cover.地区 {{ cover.地区 }}", "{{", added("{{ cover.地区 {{ cover.地区 }}")),
    # Signs that are typed or put in by a Chinese keyboard and by autocorrection.
    sign("dash", "{{ chapters|length — 1 }}", "—", added("{{ chapters|length — 1 }}")),
    sign("dots", "{{ cover.地区… }}", "…", added("{{ cover.地区… }}")),
    sign("dash at the end", "{%p if preface –%}", "–", around("{%p if preface –%}")),
    sign("not less", "{%p if annexes|length ≥ 1 %}", "≥", around("{%p if annexes|length ≥ 1 %}")),
    sign("wide quotes", "{% if cover.地区 == ＇甲＇ %}", "＇", added("{% if cover.地区 == ＇甲＇ %}甲{% endif %}"), "{% if cover.地区 == ＇甲＇ %}甲{% endif %}"),
    sign("corner quotes", "{% if cover.地区 == 「甲」 %}", "「”“」", added("{% if cover.地区 == 「甲」 %}甲{% endif %}"), "{% if cover.地区 == 「甲」 %}甲{% endif %}"),
    sign("wide letter", "{{ ｃover.地区 }}", "ｃ", added("{{ ｃover.地区 }}")),
    # Quotes and capitals.
    syntax("quote without the other", "{% if cover.地区 == '甲 %}甲{% endif %}", "引号没有配对"),
    syntax("bent quote and straight one", "{% if cover.地区 == “甲' %}甲{% endif %}", "引号没有配对"),
    syntax("quote lost in a guard", "{% if cover.公开网址 is defined and '甲 %}{{ cover.公开网址 }}{% endif %}", "引号没有配对"),
    syntax("capital AND", "{% if preface AND annexes %}甲{% endif %}", "“AND”要写成小写的“and”"),
    syntax("sign lost", "{{ chapters|length 1 }}", "一个数前面少了符号"),
    # Unseen characters in quotes.
    unseen("zero width in a kind", ZERO_TABLE, "零宽空格（U+200B）", replaced(TABLE, ZERO_TABLE), "正文第 21 段"),
    unseen("no-break space in a key", BROKEN_KEY, "不间断空格（U+00A0）", added(BROKEN_KEY)),
    # Several tags in one paragraph.
    Slip("two ends", put("".join(paragraph(run(each)) for each in ("{%p if preface %}", "{%p if annexes %}", "甲", "{%p endif %}{%p endif %}"))),
         lost("{%p endif %}{%p endif %}", "{%p endif %}", "{%p endif %}", "正文第 100 段")),
    Slip("condition in one paragraph", added("{%p if preface %}甲{%p endif %}"),
         lost("{%p if preface %}甲{%p endif %}", "{%p if preface %}", "甲{%p endif %}")),
    Slip("two beginnings", put("".join(paragraph(run(each)) for each in ("{%p for a in annexes %}{%p if a.title %}", "{{ a.title }}", "{%p endif %}", "{%p endfor %}"))),
         lost("{%p for a in annexes %}{%p if a.title %}", "{%p for a in annexes %}", "{%p if a.title %}")),
    Slip("two rows in one", put(table("甲", "{%tr for c in chapters %}{%tr if c.title %}", "{{ c.title }}", "{%tr endif %}", "{%tr endfor %}") + paragraph()),
         lost("{%tr for c in chapters %}{%tr if c.title %}", "{%tr for c in chapters %}", "{%tr if c.title %}", "正文表 2 第 2 行第 1 格")),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_gives_its_one_message(slip: Slip) -> None:
    assert found_in_small(slip.change) == [slip.said]


@pytest.mark.parametrize("char", UNSEEN.values(), ids=UNSEEN)
def test_unseen_characters_outside_quotes_are_read_over(char: str) -> None:
    assert found(document=around(f"{{%p {char}if{char} preface{char} %}}")) == []
    assert found(document=put(paragraph(run("{{"), run(f"{char}cover.地区"), run(f"{char}}}}}")))) == []


@pytest.mark.parametrize("char", [NO_BREAK, WIDE], ids=["no-break", "ideographic"])
def test_an_unseen_space_may_follow_p_and_stand_in_printed_words(char: str) -> None:
    assert found(document=around(f"{{%p{char}if preface %}}")) == []
    assert found(document=replaced(PREFACE, PREFACE.replace("p ", f"p{char}"))) == []
    assert found(document=added(f"{{{{ '甲{char}' }}}}")) == []


def test_zero_width_characters_in_names_and_between_braces_are_read_over() -> None:
    assert found(document=added(f"{{{ZERO}{{ cover.地{ZERO}区 }}{BOM}}}")) == []


# One paragraph each; a finding would name its paragraph by its words.
JOINED = {
    "output apart": run("{") + run("{") + run(" cover.地区 ") + run("}") + run("}"),
    "block apart": run("{") + run("%") + run(" if preface %") + run("}") + run("甲{% endif") + run(" %}"),
    "r": run("{{r cover.地区 }}"),
    "single bent quotes": run("{% if cover.地区 == ‘甲’ %}甲{% endif %}"),
    "two opening quotes": run("{% if cover.地区 == ‘甲‘ %}甲{% endif %}"),
    "signs in quotes": run("{{ '（甲）—…' }}"),
}


def test_what_is_joined_or_straightened_gives_no_finding() -> None:
    assert found(document=put("".join(paragraph(content) for content in JOINED.values()))) == []


def test_a_template_with_wide_braces_alone_is_no_finished_report() -> None:
    document = parts_of(REPORT)["word/document.xml"].decode().replace("{", "｛").replace("}", "｝")
    codes = {message[:4] for message in found(document=lambda _: document)}
    assert codes == {"M412"}

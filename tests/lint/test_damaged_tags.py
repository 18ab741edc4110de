"""Slips in tags: each gives its one message at its place, and nothing that only follows from it."""

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
UNSEEN = {"zero-width": ZERO, "BOM": BOM, "joiner": "\u200d", "word joiner": "\u2060"}
TABLE = "{%p elif block.kind == 'table' %}"
ELSE_IF, ELSEIF = TABLE.replace("elif", "else if"), TABLE.replace("elif", "elseif")
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


def braces(name: str, text: str, wrong: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    return Slip(name, change, f"M411 {at(text, spot)}里的“{wrong}”没有配成标签。")


def syntax(name: str, text: str, reason: str, change: Callable[[str], str] | None = None, spot: str = ADDED) -> Slip:
    return Slip(name, change or added(text), f"M405 {at(text, spot)}的标签写法不对（{reason}）。")


def word(name: str, tag: str, wrong: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    return syntax(name, tag, f"没有“{wrong}”这种标签，或前面没有与它配对的标签", change, spot)


def sign(name: str, tag: str, wrong: str, change: Callable[[str], str] | None = None) -> Slip:
    return syntax(name, tag, f"“{wrong}”不能用在标签里", change)


def more(name: str, tag: str, wrong: str, change: Callable[[str], str] | None = None, spot: str = ADDED) -> Slip:
    return syntax(name, tag, f"多了“{wrong}”，或它前面少了名称、符号", change, spot)


def unknown(name: str, text: str, wrong: str, near: str, change: Callable[[str], str], spot: str = ADDED) -> Slip:
    return Slip(name, change, f"M406 {at(text, spot)}用了不存在的名称“{wrong}”，是不是“{near}”？")


def lost(tags: str, first: str, others: str, spot: str = ADDED) -> str:
    return f"M415 {at(tags, spot)}里，标签“{first}”旁边的“{others}”会丢失。"


SLIPS = [
    # The beginning of a tag.
    word("capital P", "{%P if preface %}", "P", around("{%P if preface %}")),
    word("space and capital P", "{% P if preface %}", "P", around("{% P if preface %}")),
    word("space before p", "{% p if preface %}", "p", around("{% p if preface %}")),
    word("no space after p", "{%pif preface %}", "pif", around("{%pif preface %}")),
    word("unseen space after p", f"{{%p{NO_BREAK}if preface %}}", "p", around(f"{{%p{NO_BREAK}if preface %}}")),
    word("capital If", "{%p  If preface %}", "If", around("{%p  If preface %}")),
    word("trimming p", "{%-p if preface %}", "p", around("{%-p if preface %}")),
    word("end if", "{%p end if %}", "end", around("{%p if preface %}", "{%p end if %}"), "正文第 104 段"),
    word("endfro", "{%p endfro %}", "endfro", around("{%p for a in annexes %}", "{%p endfro %}"), "正文第 104 段"),
    word("letters swapped", "{%p fi preface %}", "fi", around("{%p fi preface %}")),
    Slip("if of a chain lost", dropped(CHAIN),
         f"M413 {at(CHAIN_REST, '正文第 5 段')}里的“{CHAIN_REST}”前面没有与它配对的 if。"),
    more("else if", ELSE_IF, "if", replaced(TABLE, ELSE_IF), "正文第 23 段"),
    word("elseif", ELSEIF, "elseif", replaced(TABLE, ELSEIF), "正文第 23 段"),
    word("row tag", "{%TR for c in chapters %}", "TR",
         put(table("甲", "{%TR for c in chapters %}", "{{ c.title }}", "{%tr endfor %}") + paragraph()), "正文表 2 第 2 行第 1 格"),
    more("space before p of an output", "{{ p show(preface.blocks, 'preface') }}", "show", replaced(PREFACE, PREFACE.replace("{{p", "{{ p")), "正文第 116 段"),
    more("capital P of an output", "{{P show(preface.blocks, 'preface') }}", "show", replaced(PREFACE, PREFACE.replace("{{p", "{{P")), "正文第 116 段"),
    more("space before r", "{{ r cover.地区 }}", "cover"),
    # Braces, and what they are paired with.
    braces("half wide", "{｛ cover.地区 }}", "{｛、}}", added("{｛ cover.地区 }}")),
    braces("wide", "｛｛ cover.地区 ｝｝", "｛｛、｝｝", added("｛｛ cover.地区 ｝｝")),
    braces("wide end", "{%p if preface ％}", "{%、％}", around("{%p if preface ％}")),
    braces("wide both", "{％p if preface ％}", "{％、％}", around("{％p if preface ％}")),
    braces("wide end within a paragraph", "{% if preface ％}甲{% endif %}", "{%、％}", added("{% if preface ％}甲{% endif %}")),
    braces("spaced end", "{%p if preface % }", "{%、% }", around("{%p if preface % }")),
    braces("three", "{{{ cover.地区 }}}", "{{、}}", added("{{{ cover.地区 }}}")),
    braces("three at the end", "{{ cover.地区 }}}", "{{、}}", added("{{ cover.地区 }}}")),
    braces("a brace lost", "{{ x }", "{{", added("{{ x }")),
    braces("nothing behind", "{% if", "{%", added("{% if")),
    braces("no percent", "{%p if preface }", "{%", around("{%p if preface }")),
    braces("other end", "{%p if preface }}", "{%、}}", around("{%p if preface }}")),
    braces("end of a block", "{{ cover.地区 %}", "{{、%}", added("{{ cover.地区 %}")),
    braces("no brace at the end", "{%p endif %", "{%", around("{%p if preface %}", "{%p endif %"), "正文第 104 段"),
    braces("no percent at the beginning", "{p if preface %}", "%}", around("{p if preface %}")),
    braces("no beginning", "p if preface %}", "%}", around("p if preface %}")),
    braces("a tag in a tag", "{{ cover.地区 {{ cover.地区 }}", "{{", added("{{ cover.地区 {{ cover.地区 }}")),
    braces("half a comment", "{# 说明", "{#", added("{# 说明")),
    braces("unseen between braces", f"{{{ZERO}{{ cover.地区 }}}}", "}}", added(f"{{{ZERO}{{ cover.地区 }}}}")),
    # Signs that are typed or put in by a Chinese keyboard and by autocorrection.
    sign("full stop", "{{ cover。地区 }}", "。"),
    sign("dash", "{{ chapters|length — 1 }}", "—"),
    sign("dots", "{{ cover.地区… }}", "…"),
    sign("dash at the end", "{%p if preface –%}", "–", around("{%p if preface –%}")),
    sign("not less", "{%p if annexes|length ≥ 1 %}", "≥", around("{%p if annexes|length ≥ 1 %}")),
    sign("wide quotes", "{% if cover.地区 == ＇甲＇ %}甲{% endif %}", "＇"),
    sign("corner quotes", "{% if cover.地区 == 「甲」 %}甲{% endif %}", "「"),
    unknown("wide letter", "{{ ｃover.地区 }}", "ｃover", "cover", added("{{ ｃover.地区 }}")),
    # Quotes and capitals.
    syntax("quote without the other", "{% if cover.地区 == '甲 %}甲{% endif %}", "引号没有配对"),
    syntax("bent quote and straight one", "{% if cover.地区 == “甲' %}甲{% endif %}", "引号没有配对"),
    syntax("quote lost in a guard", "{% if cover.公开网址 is defined and '甲 %}{{ cover.公开网址 }}{% endif %}", "引号没有配对"),
    more("capital AND", "{% if preface AND annexes %}甲{% endif %}", "AND"),
    syntax("sign lost", "{{ chapters|length 1 }}", "程序读不懂这个标签"),
    # Unseen characters.
    unknown("zero width in a kind", ZERO_TABLE, "table⟨U+200B⟩", "table", replaced(TABLE, ZERO_TABLE), "正文第 23 段"),
    unknown("no-break space in a key", BROKEN_KEY, "cover.地区⟨U+00A0⟩", "cover.地区", added(BROKEN_KEY)),
    *(syntax(f"{name} outside quotes", f"{{{{ cover.地{char}区 }}}}", "里面有看不见的字符，请删去重新键入") for name, char in UNSEEN.items()),
    # Several tags in one paragraph.
    Slip("two ends", put("".join(paragraph(run(each)) for each in ("{%p if preface %}", "{%p if annexes %}", "甲", "{%p endif %}{%p endif %}"))),
         lost("{%p endif %}{%p endif %}", "{%p endif %}", "{%p endif %}", "正文第 105 段")),
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


@pytest.mark.parametrize("char", [NO_BREAK, WIDE], ids=["no-break", "ideographic"])
def test_unseen_spaces_between_names_and_in_printed_words_give_no_finding(char: str) -> None:
    assert found(document=around(f"{{%p {char}if{char} preface{char} %}}")) == []
    assert found(document=added(f"{{{{ '甲{char}' }}}}")) == []


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
    assert codes == {"M411"}

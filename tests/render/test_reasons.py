"""Why a tag cannot be read or filled is told in Chinese, whatever Jinja says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.render.reasons import FAILURES, reason
from zhibao.render.template_filling import environment

SIGNS = st.sampled_from(
    ["{{", "}}", "{%", "%}", "a", "b.c", "1", "'", "(", ")", "[", "]", ",", ".", "|", "=", "==", "+", " ", "?", "\\",
     "—", "if", "else", "endif", "for", "in", "endfor", "set", "macro", "is", "not", "loop", "甲"]
)  # fmt: skip
# The only Latin letters that may stand in a reason beside what it quotes: words of the template's own language.
OWN = {"if", "for", "XML"}


def said(tag: str) -> str | None:
    try:
        environment().from_string(tag).render({"a": "甲", "n": 1})
    except FAILURES as error:
        return reason(error)
    return None


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ a cover }}", "多了“cover”，或它前面少了符号"),
        ("{% if a = 'b' %}{% endif %}", "多了“=”，或它前面少了符号，判断相等要写 =="),
        ("{{ a. }}", "点后面少了名称"),
        ("{{ }}", "结尾的 }}前面少了名称"),
        ("{% if %}{% endif %}", "结尾的 %}前面少了名称"),
        ("{% for x %}{% endfor %}", "结尾的 %}前面少了“in”"),
        ("{{ a|}}", "结尾的 }}前面少了一个名称"),
        ("{{ a['b' }}", "结尾的花括号前面少了“]”"),
        ("{{ a) }}", "多了“)”，或它前面少了名称"),
        ("{{ 'a }}", "引号没有配对"),
        ("{{ a ? b }}", "“?”不能用在标签里"),
        ("{% fro x in y %}", "没有“fro”这种标签，是不是“for”？"),
        ("{% else %}", "“else”前面没有与它配对的标签"),
        ("{% endfilter %}", "“endfilter”前面没有与它配对的标签"),
        ("{{ a", "没有写完，少了 }}、%} 或结束的标签"),
        ("{% set 1 = 2 %}", "这里要写一个新的名称，不能是数、引号里的字"),
        ("{{ a(b=1, c) }}", "括号里的参数写错了次序：写明名称的放在后面"),
        ("{{ a(b=1, b=2) }}", "同一个参数写了两次"),
        ("{{ 1/0 }}", "除数是 0"),
        ("{{ n + a }}", "里面的内容不能这样算、这样比，或宏、过滤的参数不对"),
        ("{{ cycler() }}", "里面的内容不能这样算、这样比，或宏、过滤的参数不对"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "宏一直在用它自己"),
    ],
)
def test_the_usual_faults_have_words_of_their_own(tag: str, words: str) -> None:
    assert said(tag) == words


@given(st.lists(SIGNS, max_size=8).map("".join))
def test_no_reason_is_in_english(inside: str) -> None:
    words = said("{{" + inside + "}}") or said("{% if " + inside + " %}{% endif %}") or ""
    own = re.sub(r"“[^”]*”", "", words)
    assert set(re.findall("[A-Za-z]+", own)) <= OWN

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
        ("{{ a cover }}", "多了“cover”，或它前面少了名称、符号"),
        ("{% if a = 'b' %}{% endif %}", "多了“=”，或它前面少了名称、符号"),
        ("{{ a) }}", "多了“)”，或它前面少了名称、符号"),
        ("{{ }}", "没有写完，末尾少了名称、符号或括号"),
        ("{% for x %}{% endfor %}", "没有写完，末尾少了名称、符号或括号"),
        ("{{ a['b' }}", "没有写完，末尾少了名称、符号或括号"),
        ("{{ a ? b }}", "“?”不能用在标签里"),
        ("{{ a\u200b }}", "里面有看不见的字符，请删去重新键入"),
        ("{% fro x in y %}", "没有“fro”这种标签，或前面没有与它配对的标签"),
        ("{% else %}", "没有“else”这种标签，或前面没有与它配对的标签"),
        ("{% endfilter %}", "没有“endfilter”这种标签，或前面没有与它配对的标签"),
        ("{{ a", "没有写完，少了 }}、%} 或结束的标签"),
        ("{{ a. }}", "程序读不懂这个标签"),
        ("{% set 1 = 2 %}", "程序读不懂这个标签"),
        ("{{ a(b=1, b=2) }}", "同一个参数写了两次"),
        ("{{ 1/0 }}", "除数是 0"),
        ("{{ n + a }}", "里面的内容不能这样算、这样比，或宏、过滤的参数不对"),
        ("{{ cycler() }}", "里面的内容不能这样算、这样比，或宏、过滤的参数不对"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "宏一直在用它自己"),
    ],
)
def test_frequent_faults_have_words_of_their_own(tag: str, words: str) -> None:
    assert said(tag) == words


@given(st.lists(SIGNS, max_size=8).map("".join))
def test_no_reason_is_in_english(inside: str) -> None:
    words = said("{{" + inside + "}}") or said("{% if " + inside + " %}{% endif %}") or ""
    own = re.sub(r"“[^”]*”", "", words)
    assert set(re.findall("[A-Za-z]+", own)) <= OWN

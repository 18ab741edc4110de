"""A formula's source as tokens."""

from __future__ import annotations

import pytest

from zhibao.indicators.lexer import Names, TokenKind, tokens
from zhibao.text.keys import key_of, squeezed

NAMES = Names(map(key_of, ("教师", "教师总数", "1+X证书", "“双师型”教师", "学校", "学校（所）", "X证书")))


def kinds(text: str) -> list[tuple[str, str]]:
    """Return kind and text of the tokens before the end."""
    *found, last = tokens(squeezed(text), NAMES)
    assert last.kind is TokenKind.END
    return [(token.kind.value, token.text) for token in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("教师", "教师"),
        ("教师总数", "教师总数"),
        ("1+X证书", "1+X证书"),
        ("「1+X证书」", "1+X证书"),
        ("『X证书』", "X证书"),
        ("“双师型”教师", '"双师型"教师'),
        ("学校(所)", "学校(所)"),
    ],
)
def test_a_name_is_one_token(text: str, name: str) -> None:
    assert kinds(text) == [("name", name)]


def test_the_longest_name_wins_only_where_a_word_ends() -> None:
    assert kinds("教师总数/教师") == [("name", "教师总数"), ("sign", "/"), ("name", "教师")]
    assert kinds("教师总") == [("unknown", "教师总")]
    assert kinds("学校(所)*2")[0] == ("name", "学校(所)")
    assert kinds("学校(2)")[0] == ("name", "学校")


@pytest.mark.parametrize(("text", "sign"), [("×", "*"), ("÷", "/"), ("−", "-"), ("–", "-"), ("＋", "+"), ("（", "(")])
def test_signs_have_one_form(text: str, sign: str) -> None:
    assert kinds(text) == [("sign", sign)]


@pytest.mark.parametrize("text", ["0", "10", "1.25", "100%"])
def test_digits_are_numbers(text: str) -> None:
    assert kinds(text) == [("number", text)]


@pytest.mark.parametrize("text", ["1.", ".5", "1.2.3", "10人", "%"])
def test_what_only_begins_like_a_number_is_unknown(text: str) -> None:
    assert kinds(text) == [("unknown", text)]


def test_a_token_knows_its_place() -> None:
    assert [(token.start, token.end) for token in tokens("教师*「X证书」", NAMES)] == [(0, 2), (2, 3), (3, 8), (8, 8)]


def test_a_tally_is_one_token() -> None:
    assert [kind for kind, _ in kinds('计数("获奖",级别="省级")*2')] == ["aggregate", "sign", "number"]

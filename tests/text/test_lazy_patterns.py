"""A pattern that is compiled when it is first used does what a compiled one does."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.text import lazy_patterns
from zhibao.text.lazy_patterns import lazy_pattern

WORDS = st.text(alphabet="abAB1 \n", max_size=12)


@given(WORDS, st.sampled_from([0, re.IGNORECASE, re.MULTILINE]))
def test_it_finds_what_a_compiled_one_finds(words: str, flags: int) -> None:
    lazy, compiled = lazy_pattern("(a+)|^b", flags), re.compile("(a+)|^b", flags)
    for name in ("search", "match", "fullmatch"):
        found, wanted = getattr(lazy, name)(words), getattr(compiled, name)(words)
        assert (found and found.span()) == (wanted and wanted.span())
    assert [each.span() for each in lazy.finditer(words)] == [each.span() for each in compiled.finditer(words)]
    assert lazy.findall(words) == compiled.findall(words)
    assert lazy.sub("-", words) == compiled.sub("-", words)
    assert lazy.split(words) == compiled.split(words)


def test_bytes_are_found_too() -> None:
    assert lazy_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_it_is_compiled_at_its_first_use_and_its_text_is_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []

    class Counted:
        @staticmethod
        def compile(pattern: str, flags: int) -> re.Pattern[str]:
            compiled.append(pattern)
            return re.compile(pattern, flags)

    monkeypatch.setattr(lazy_patterns, "re", Counted)
    pattern = lazy_pattern("a+")
    assert pattern.pattern == "a+"
    assert compiled == []
    assert pattern.search("ba")
    assert pattern.search("ba")
    assert compiled == ["a+"]
    assert pattern.groups == 0


def test_it_goes_to_another_process_used_or_not() -> None:
    lazy = lazy_pattern("a+", re.IGNORECASE)
    for _ in range(2):
        assert pickle.loads(pickle.dumps(lazy)).findall("xAay") == ["Aa"]
        lazy.search("a")

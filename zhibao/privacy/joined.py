"""Names written in one with a class, a prize, a group or another name: 张三丰1班, 李四光-一等奖, 护理专业王五二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from zhibao.privacy.name_words import HAN, PLAIN, NameWords, any_of
from zhibao.text.lazy_patterns import lazy_pattern

_ORDINAL = r"(?:\d+|十?[一二三四五六七八九十]|[A-Za-z甲乙丙丁])"
_CLASS = rf"\d+(?:届|年)?(?=[高中])|{_ORDINAL}(?:年级|等奖|[班级届号名岁])|高[一二三]"
_SIGNS = r"[-—–―~_→…“”\"'<>《》=!?。*×☆★▲△●○□]+|获(?=[一二三特金银铜优全省市国])"
_LATIN = lazy_pattern(r"[A-Z][a-z]+")


class Joined(Struct, frozen=True):
    """Where names surely stand in a token, and whether some more may be in it."""

    names: tuple[tuple[int, int], ...]
    is_doubtful: bool


class _Piece(Struct, frozen=True):
    """What stands between two breaks; the kinds of break are those of the reader, and "" for the token's end."""

    start: int
    text: str
    before: str
    after: str


class JoinedReader:
    """Reads the names of tokens that are no names as a whole."""

    def __init__(self, words: NameWords) -> None:
        rules, self._words = words.rules, words
        groups, places = any_of(rules.groups), any_of(rules.place_ends)
        class_ = f"{_CLASS}|{any_of(rules.ranks)}"
        mark = f"{_SIGNS}|{any_of(rules.winning)}"
        group = f"{groups}|{any_of(end for end in rules.group_ends if len(end) == 1)}"
        self._break = re.compile(f"(?P<class>{class_})|(?P<mark>{mark})|(?P<group>{group})")
        self._groups = re.compile(groups)
        # Who leads a group that has no name of its own: 由张三丰带领的小组, 以李四光为队长的团队.
        leading = any_of(rules.leading)
        self._led = re.compile(rf"(?:^[由以]?|[由以和与及])(?P<name>[{HAN}]{{2,4}}?)(?={leading})")
        no_place = f"(?:(?!{places}).)"
        self._before_place = re.compile(rf"(?P<name>{no_place}{{2,3}}){no_place}{{1,3}}[市县区省]")

    def read(self, token: str) -> Joined:
        """Return the names of a token that is no name as a whole."""
        may_be_name = self._words.may_be_name
        if self._groups.fullmatch(token):
            return Joined((), False)
        if leaders := tuple(found.span("name") for found in self._led.finditer(token) if may_be_name(found["name"])):
            return Joined(leaders, False)
        pieces = list(self._pieces(token))
        sure = tuple((each.start, each.start + len(each.text)) for each in pieces if self._is_sure(each))
        others = [each for each in pieces if not self._is_sure(each)]
        if any(may_be_name(each.text) or _LATIN.fullmatch(each.text) for each in others):
            return Joined(sure, True)
        if not sure:
            return Joined((), may_be_name(token) or self._precedes_place(token))
        return Joined(sure, any(self._is_unread(each) for each in others if "mark" in (each.before, each.after)))

    def _is_unread(self, piece: _Piece) -> bool:
        """Tell whether a piece beside a mark, as 小明 in 张三丰-小明, may be more than a word of groups."""
        if "group" in (piece.before, piece.after) or self._words.is_no_name(piece.text):
            return False
        return bool(PLAIN.fullmatch(piece.text))

    def _pieces(self, token: str) -> Iterator[_Piece]:
        ends = [(0, 0, "")]
        ends += [(found.start(), found.end(), found.lastgroup or "") for found in self._break.finditer(token)]
        for before, after in pairwise([*ends, (len(token), len(token), "")]):
            if text := token[before[1] : after[0]]:
                yield _Piece(before[1], text, before[2], after[2])

    def _is_sure(self, piece: _Piece) -> bool:
        if not self._words.may_be_name(piece.text):
            return False
        return not {"class", "mark"}.isdisjoint((piece.before, piece.after)) or (
            piece.before == "group" and not piece.after and len(piece.text) > 2
        )

    def _precedes_place(self, token: str) -> bool:
        """Tell whether a token begins like 张三丰焦作市."""
        found = self._before_place.match(token)
        return bool(found and self._words.may_be_name(found["name"]))

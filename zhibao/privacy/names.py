"""The names in a cell: “张三、李四（队长）等5人” names two persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zhibao.privacy.masking import CENSOR, DOT
from zhibao.privacy.surnames import COMPOUND, SINGLE
from zhibao.text.width import fold

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003fffd"
_ONE_KIND = str.maketrans(dict.fromkeys("•・‧∙⋅.．･", DOT) | dict.fromkeys("\t\u2002\u2003\u2009", " "))
_BRACKETED = re.compile(r"[(\[【〔「][^()\[\]【】〔〕「」]*[)\]】〕」]")
_ITEM = re.compile(r"[^、,;/|\\:+&\n()\[\]【】〔〕「」]+")
_SERIAL = re.compile(rf"[①-⑳]|\d+{DOT}")
_NUMBERED = re.compile(r"\d+")
_TITLE = re.compile(rf"(?:参赛选手|选手|学生|同学|队长|组长|队员)(?=[{HAN}]{{2,3}}$)")
_ENDING = re.compile(r"(?:等(?:[\d一二三四五六七八九十百]+余?)?[人名位]?(?:同学|选手|学生)?|同学|选手|学生|队员)$")
# Names of two or three characters written with gaps, or what stands between gaps.
_SPACED = rf"(?<![^ ])[{HAN}](?: +[{HAN}])+(?![^ ])"
_TOKEN = re.compile(rf"{_SPACED}|[^ ]+")
_AND = re.compile("[和与及]")
_DOTTED = re.compile(rf"[{HAN}]+(?:{DOT}[{HAN}]+)+")
_PLAIN = re.compile(rf"[{HAN}]{{2,4}}")
_WORDY = re.compile(rf"[{HAN}]{{2}}|[A-Za-z]{{2}}")
_NO_PERSONS = re.compile(
    "学生|同学|选手|全体|集体|团队|小组|师生|人员|教师|学校|学院|毕业生|在校生|新生|男生|女生|高中生|中职生|专业|年级|班级"
    "|名单|合计|小计|总计|共计|姓名|队员|队长|组长|暂无|待定|其他|其它|若干|个人|团体|成员|代表|高中$|中职$|高[一二三]$|(?:队|组|班|校|院|系|级|奖)$"
)
_DISGUISED = re.compile(f"[{CENSOR}*×✕╳xX○□]")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and where it stands in its line; `name` has no gaps and one kind of dot."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class CellNames:
    """What a line of a cell names, and words in it that look like no names."""

    names: tuple[NameSpan, ...]
    others: tuple[str, ...]


def normal(text: str) -> str:
    """Return the text, as long as before, in half-width forms and with one kind of dot and of gap."""
    return fold(text).translate(_ONE_KIND)


def has_known_surname(name: str) -> bool:
    """Tell whether the name begins as Chinese names do."""
    return name[0] in SINGLE or name[:2] in COMPOUND


def read_names(line: str, says_name: bool) -> CellNames:
    """Return the names in a line; those in brackets only when there are none outside (护理一队（张三、李四）).

    Four characters may be a name when it begins with a surname, or when the column `says_name` (姓名). What might be
    a name in brackets after another one (张三（安阳）) is told among the other words.
    """
    plain = _SERIAL.sub(_blank, normal(line))
    outside = _read(_BRACKETED.sub(_blank, plain), says_name)
    inside = _read(_only_bracketed(plain), says_name)
    if not outside.names:
        return CellNames(inside.names, () if inside.names else (*outside.others, *inside.others))
    remarks = (span.name for span in inside.names if has_known_surname(span.name))
    return CellNames(outside.names, (*outside.others, *remarks))


def _only_bracketed(plain: str) -> str:
    """Return the text, as long as before, with separators in place of all that stands outside brackets."""
    ends = [0, *(at for found in _BRACKETED.finditer(plain) for at in found.span()), len(plain)]
    pieces = (plain[start:end] if at % 2 else "、" * (end - start) for at, (start, end) in enumerate(pairwise(ends)))
    return "".join(pieces)


def _blank(found: re.Match[str]) -> str:
    return "、" * len(found[0])


def _read(plain: str, says_name: bool) -> CellNames:
    names: list[NameSpan] = []
    others: list[str] = []
    for start, token in _tokens(plain):
        found = list(_names_of(start, token, says_name))
        names += found
        if not found and _WORDY.search(token) and not (_NO_PERSONS.search(token) or _DISGUISED.search(token)):
            others.append(token)
    return CellNames(tuple(names), tuple(others))


def _tokens(plain: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a name, with its place, free of a number or title before it and 等5人 after it."""
    for item in _ITEM.finditer(plain):
        for token in _TOKEN.finditer(item[0]):
            start, text = item.start() + token.start(), token[0]
            for lead in (_NUMBERED, _TITLE):
                if found := lead.match(text):
                    start, text = start + found.end(), text[found.end() :]
            if text := _ENDING.sub("", text):
                yield start, text


def _names_of(start: int, token: str, says_name: bool) -> Iterator[NameSpan]:
    if " " in token:
        yield from _spaced(start, token)
    elif _is_name(token, says_name):
        yield NameSpan(start, start + len(token), token)
    elif _AND.search(token):
        parts = [(at, part) for at, part in _parts(token) if _is_name(part, says_name)]
        yield from (NameSpan(start + at, start + at + len(part), part) for at, part in parts)


def _spaced(start: int, token: str) -> Iterator[NameSpan]:
    """Yield 张 三 and 张 三 丰 as one name, longer rows of single characters as names of two."""
    places = [at for at, character in enumerate(token) if character != " "]
    size = 3 if len(places) == 3 else 2
    for first in range(0, len(places) - 1, size):
        group = places[first : first + size]
        yield NameSpan(start + group[0], start + group[-1] + 1, "".join(token[at] for at in group))


def _parts(token: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in _AND.split(token):
        yield at, part
        at += len(part) + 1


def _is_name(token: str, says_name: bool) -> bool:
    if CENSOR in token or _NO_PERSONS.search(token):
        return False
    if _DOTTED.fullmatch(token):
        return True
    return bool(_PLAIN.fullmatch(token)) and (len(token) < 4 or says_name or has_known_surname(token))

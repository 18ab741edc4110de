"""The names in a cell: “张三、李四（队长）等5人” names two persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from zhibao.privacy.joined import GROUP_WORDS, may_be_name, read_joined
from zhibao.privacy.masking import DOT
from zhibao.privacy.surnames import COMPOUND, HAN, SINGLE
from zhibao.text.censor import CENSOR
from zhibao.text.folding import fold

_ONE_KIND = str.maketrans(dict.fromkeys("•・‧∙⋅.．･", DOT) | dict.fromkeys("\t\u2002\u2003\u2009", " "))
_BRACKETED = re.compile(r"[(\[【〔「][^()\[\]【】〔〕「」]*[)\]】〕」]")
_ITEM = re.compile(r"[^、,;/|\\:+&\n()\[\]【】〔〕「」]+")
_SERIAL = re.compile(rf"[①-⑳]|\d+{DOT}")
_NUMBERED = re.compile(r"\d+(?![\d班级届年])")
_TITLES = (
    "参赛选手|选手|学生|同学|副?队长|副?组长|副?班长|团支书|队员|组员|成员|主力|替补|候补|后备|递补|搭档|队友|领队|主持|朗诵|演唱|演奏|伴奏|伴舞"
    "|主演|编剧|作者|合作者|主攻|助攻|主讲|助手|获奖者|代表|原名|曾用名|又名|本名|学名"
)
_TITLE = re.compile(rf"(?:{_TITLES})(?=[{HAN}]{{2,4}}$)")
_ONLY_TITLE = re.compile(_TITLES)
_TITLED = re.compile(rf"(?:{_TITLES})[:: ]*$")
_ENDING = re.compile(r"(?:等(?:[\d一二三四五六七八九十百]+余?)?[人名位]?(?:同学|选手|学生)?|同学|选手|学生|队员)$")
# Names of two or three characters written with gaps, or what stands between gaps.
_SPACED = rf"(?<![^ ])[{HAN}](?: +[{HAN}])+(?![^ ])"
# One surname with a gap before two characters more, or after the first of two: 张 三丰, 张三 丰, 欧阳 娜娜.
_ONE = f"[{''.join(sorted(SINGLE))}]"
_TWO, _TWO_APART = ("|".join(gap.join(each) for each in sorted(COMPOUND)) for gap in ("", " +"))
_GAPPED = re.compile(
    rf"(?<![^ ])(?:{_ONE} +[{HAN}]{{2}}|{_ONE}[{HAN}] +[{HAN}](?! +[{HAN}](?![^ ]))"
    rf"|(?:{_TWO}) +[{HAN}]{{1,2}}|(?:{_TWO_APART})(?: +[{HAN}]){{1,2}})(?![^ ])"
)
_TOKEN = re.compile(rf"{_GAPPED.pattern}|{_SPACED}|[^ ]+")
_BETWEEN_ANDS = re.compile("[^和与及]+")
_DOTTED = re.compile(rf"[{HAN}]+(?:{DOT}[{HAN}]+)+")
_PLAIN = re.compile(rf"[{HAN}]{{2,4}}")
_WORDY = re.compile(rf"[{HAN}]{{2}}|[A-Za-z]{{2}}")
_NO_PERSONS = re.compile(f"{GROUP_WORDS}|高中$|中职$|高[一二三]$|(?:队|组|班|校|院|系|级|奖)$")
# x hides a character only where it is no letter of a word: 张xx, not Alex.
_DISGUISED = re.compile(rf"[{CENSOR}*×✕╳○□]|(?<![A-Za-z])[xX]+(?![A-Za-z])")
_MARKS = "*×☆★▲△●○□"
_MARKED = re.compile(f"[{_MARKS}]+")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+")
_WITH = re.compile("[和与及同跟]")


_USUAL = 3  # characters of a name, at most


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
    titled = tuple(span for span in inside.names if _TITLED.search(plain[: span.start]))
    names = tuple(sorted((*outside.names, *titled), key=lambda span: span.start))
    return CellNames(names, (*outside.others, *_remarks(inside, titled)))


def _remarks(inside: CellNames, titled: tuple[NameSpan, ...]) -> Iterator[str]:
    """Yield what may be a name among the remarks after another: 张三（安阳）, 张三（与李四合作）, 张三（Mike）."""
    yield from (span.name for span in inside.names if span not in titled and is_likely(span.name))
    for other in inside.others:
        partners = (other[found.end() :] for found in _WITH.finditer(other))
        if _LATIN_NAME.fullmatch(other) or any(each and has_known_surname(each) for each in partners):
            yield other


def is_likely(name: str) -> bool:
    """Tell whether what was read as a name begins with a surname and is no word of classes or places."""
    return may_be_name(name) or (len(name) > _USUAL and has_known_surname(name))


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
        for at, part in _parts(token, says_name):
            read = _read_part(start + at, part, says_name)
            names += read.names
            others += read.others
    return CellNames(tuple(names), tuple(others))


def _read_part(start: int, token: str, says_name: bool) -> CellNames:
    names = tuple(_names_of(start, token, says_name))
    if names:
        return CellNames(names, ())
    joined = read_joined(token)
    names = tuple(NameSpan(start + at, start + end, token[at:end]) for at, end in joined.names)
    is_other = joined.is_doubtful or (not names and _is_unread(token))
    return CellNames(names, (token,) if is_other else ())


def _is_unread(token: str) -> bool:
    return bool(_WORDY.search(token)) and not (_NO_PERSONS.search(token) or _DISGUISED.search(token))


def _tokens(plain: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a name, with its place, free of a number or title before it and 等5人 after it."""
    for item in _ITEM.finditer(plain):
        for token in _TOKEN.finditer(item[0]):
            start, text = item.start() + token.start(), token[0]
            for lead in (_MARKED, _NUMBERED, _TITLE):
                if found := lead.match(text):
                    start, text = start + found.end(), text[found.end() :]
            text = _ENDING.sub("", text.rstrip(_MARKS + DOT))
            if text and not _ONLY_TITLE.fullmatch(text):
                yield start, text


def _names_of(start: int, token: str, says_name: bool) -> Iterator[NameSpan]:
    if _GAPPED.fullmatch(token):
        yield NameSpan(start, start + len(token), token.replace(" ", ""))
    elif " " in token:
        yield from _spaced(start, token)
    elif _is_name(token, says_name):
        yield NameSpan(start, start + len(token), token)


def _spaced(start: int, token: str) -> Iterator[NameSpan]:
    """Yield 张 三 and 张 三 丰 as one name, longer rows of single characters as names of two."""
    places = [at for at, character in enumerate(token) if character != " "]
    size = 3 if len(places) == 3 else 2
    for first in range(0, len(places) - 1, size):
        group = places[first : first + size]
        yield NameSpan(start + group[0], start + group[-1] + 1, "".join(token[at] for at in group))


def _parts(token: str, says_name: bool) -> Iterator[tuple[int, str]]:
    """Yield what stands between 和, 与 and 及, with its place, or the whole when there is no name among that."""
    parts = [(found.start(), found[0]) for found in _BETWEEN_ANDS.finditer(token)]
    whole = " " in token or _is_name(token, says_name)
    if whole or not any(_is_name(part, says_name) or read_joined(part).names for _, part in parts):
        parts = [(0, token)]
    yield from parts


def _is_name(token: str, says_name: bool) -> bool:
    if CENSOR in token or _NO_PERSONS.search(token):
        return False
    if _DOTTED.fullmatch(token):
        return True
    return bool(_PLAIN.fullmatch(token)) and (len(token) < 4 or says_name or has_known_surname(token))

"""The names in a cell: “张三、李四（队长）等5人” names two persons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct

from zhibao.model.table import TableCell
from zhibao.pack import PrivacyRules
from zhibao.privacy.joined import JoinedReader
from zhibao.privacy.name_words import DOT, HAN, PLAIN, NameWords, any_of, is_dotted
from zhibao.text.censor import CENSOR
from zhibao.text.folding import fold
from zhibao.text.ideographs import one_form
from zhibao.text.lazy_patterns import lazy_pattern

_SPACES = "\t\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
_ONE_KIND = str.maketrans(dict.fromkeys("•・‧∙⋅.．･ㆍ᛫⸱", DOT) | dict.fromkeys(_SPACES, " "))
_BRACKETED = lazy_pattern(r"[(\[【〔「][^()\[\]【】〔〕「」]*[)\]】〕」]")
_ITEM = lazy_pattern(r"[^、,;/|\\:+&\n()\[\]【】〔〕「」]+")
_SERIAL = lazy_pattern(rf"[①-⑳]|\d+{DOT}")
_NUMBERED = lazy_pattern(r"\d+(?![\d班级届年])")
# Names of two or three characters written with gaps, or what stands between gaps.
_SPACED = rf"(?<![^ ])[{HAN}](?: +[{HAN}])+(?![^ ])"
_BETWEEN_ANDS = lazy_pattern("[^和与及]+")
_WORDY = lazy_pattern(rf"[{HAN}]{{2}}|[A-Za-z]{{2}}")
# x hides a character only where it is no letter of a word: 张xx, not Alex.
_DISGUISED = lazy_pattern(rf"[{CENSOR}*×✕╳○□]|(?<![A-Za-z])[xX]+(?![A-Za-z])")
_MARKS = "*×☆★▲△●○□"
_MARKED = lazy_pattern(f"[{_MARKS}]+")
_LATIN_NAME = lazy_pattern(r"[A-Z][a-z]+")
# Without one of these there is neither a name nor another word in a line: most cells hold a number.
_MAY_NAME = lazy_pattern(f"[{HAN}A-Za-z]")
_WITH = lazy_pattern("[和与及同跟]")


class NameSpan(Struct, frozen=True):
    """A name and where it stands in its line; `name` has no gaps and one kind of dot."""

    start: int
    end: int
    name: str


class CellNames(Struct, frozen=True):
    """What a line of a cell names, and words in it that look like no names."""

    names: tuple[NameSpan, ...]
    others: tuple[str, ...]


_NOBODY = CellNames((), ())


def normal(text: str) -> str:
    """Return the text, as long as before, in half-width forms, with one kind of dot and of gap and one form of 小."""
    if text.isascii():
        return text.replace("\t", " ")
    return one_form(fold(text)).translate(_ONE_KIND)


class NameReader:
    """Reads the names in cells, by the words of a pack."""

    def __init__(self, rules: PrivacyRules) -> None:
        self.rules, self.words = rules, NameWords(rules)
        self._joined = JoinedReader(self.words)
        titles, addresses = any_of(rules.titles), any_of(rules.addresses)
        self._title = re.compile(rf"(?:{titles})(?=[{HAN}]{{2,4}}$)")
        self._only_title = re.compile(titles)
        self._titled = re.compile(rf"(?:{titles})[:: ]*$")
        among = rf"等(?:[\d一二三四五六七八九十百]+余?)?[人名位]?(?:{addresses})?"
        self._ending = re.compile(f"(?:{among}|{addresses})$")
        # 20 ms to compile; only names with gaps need them.
        self._gapped = lazy_pattern(_gapped(self.words))
        self._token = lazy_pattern(f"{self._gapped.pattern}|{_SPACED}|[^ ]+")
        self._no_persons = re.compile(f"{any_of(rules.groups)}|(?:{any_of(rules.group_ends)})$")

    def read(self, line: str, says_name: bool) -> CellNames:
        """Return the names in a line; those in brackets only when there are none outside (护理一队（张三、李四）).

        Four characters may be a name when it begins with a surname, or when the column `says_name` (姓名). What might
        be a name in brackets after another one (张三（安阳）) is told among the other words.
        """
        if not self.may_name(line):
            return _NOBODY
        folded = normal(line)
        plain = _SERIAL.sub(_blank, folded)
        outside = self._read(_BRACKETED.sub(_blank, plain), says_name)
        inside = self._read(_only_bracketed(plain), says_name)
        if not outside.names:
            return CellNames(inside.names, () if inside.names else (*outside.others, *inside.others))
        titled = tuple(span for span in inside.names if self._titled.search(plain[: span.start]))
        names = tuple(sorted((*outside.names, *titled), key=lambda span: span.start))
        return CellNames(names, (*outside.others, *self._remarks(inside, titled)))

    def may_name(self, text: str) -> bool:
        """Tell whether a text has a character of names or other words."""
        # Most cells hold nothing but digits.
        return not text.isdecimal() and _MAY_NAME.search(normal(text)) is not None

    def names_in(self, cell: TableCell | None, says_name: bool) -> list[str]:
        """Return the names that `read` finds in the lines of a cell."""
        lines = cell.lines if cell else ()
        return [span.name for line in lines for span in self.read(line.plain, says_name).names]

    def likely(self, line: str) -> list[NameSpan]:
        """Return what most likely are names in a line of which nothing is known."""
        return [span for span in self.read(line, True).names if self.words.is_likely(span.name) or DOT in span.name]

    def _remarks(self, inside: CellNames, titled: tuple[NameSpan, ...]) -> Iterator[str]:
        """Yield what may be a name among the remarks after another: 张三（安阳）, 张三（与李四合作）, 张三（Mike）."""
        yield from (span.name for span in inside.names if span not in titled and self.words.is_likely(span.name))
        for other in inside.others:
            partners = (other[found.end() :] for found in _WITH.finditer(other))
            if _LATIN_NAME.fullmatch(other) or any(each and self.words.has_known_surname(each) for each in partners):
                yield other

    def _read(self, plain: str, says_name: bool) -> CellNames:
        names: list[NameSpan] = []
        others: list[str] = []
        for start, token in self._tokens(plain):
            for at, part in self._parts(token, says_name):
                read = self._read_part(start + at, part, says_name)
                names += read.names
                others += read.others
        return CellNames(tuple(names), tuple(others))

    def _read_part(self, start: int, token: str, says_name: bool) -> CellNames:
        names = tuple(self._names_of(start, token, says_name))
        if names:
            return CellNames(names, ())
        joined = self._joined.read(token)
        names = tuple(NameSpan(start + at, start + end, token[at:end]) for at, end in joined.names)
        is_other = joined.is_doubtful or (not names and self._is_unread(token))
        return CellNames(names, (token,) if is_other else ())

    def _is_unread(self, token: str) -> bool:
        return bool(_WORDY.search(token)) and not (self._no_persons.search(token) or _DISGUISED.search(token))

    def _tokens(self, plain: str) -> Iterator[tuple[int, str]]:
        """Yield what may be a name, with its place, free of a number or title before it and 等5人 after it."""
        for item in _ITEM.finditer(plain):
            for at, text in self._apart(item[0]):
                start = item.start() + at
                for lead in (_MARKED, _NUMBERED, self._title):
                    if found := lead.match(text):
                        start, text = start + found.end(), text[found.end() :]
                text = self._ending.sub("", text.rstrip(_MARKS + DOT))
                if text and not self._only_title.fullmatch(text):
                    yield start, text

    def _apart(self, item: str) -> Iterable[tuple[int, str]]:
        """Return what stands between gaps that are not within a name, with its place."""
        return ((token.start(), token[0]) for token in self._token.finditer(item)) if " " in item else ((0, item),)

    def _names_of(self, start: int, token: str, says_name: bool) -> Iterator[NameSpan]:
        if " " not in token:
            if self._is_name(token, says_name):
                yield NameSpan(start, start + len(token), token)
        elif self._gapped.fullmatch(token):
            yield NameSpan(start, start + len(token), token.replace(" ", ""))
        else:
            yield from _spaced(start, token)

    def _parts(self, token: str, says_name: bool) -> Iterator[tuple[int, str]]:
        """Yield what stands between 和, 与 and 及, with its place, or the whole when there is no name among that."""
        parts = [(found.start(), found[0]) for found in _BETWEEN_ANDS.finditer(token)]
        whole = " " in token or self._is_name(token, says_name)
        if whole or not any(self._is_name(part, says_name) or self._joined.read(part).names for _, part in parts):
            parts = [(0, token)]
        yield from parts

    def _is_name(self, token: str, says_name: bool) -> bool:
        if CENSOR in token or self._no_persons.search(token):
            return False
        if is_dotted(token):
            return True
        return bool(PLAIN.fullmatch(token)) and (len(token) < 4 or says_name or self.words.has_known_surname(token))


def _gapped(words: NameWords) -> str:
    """Return a pattern of one surname with a gap before two characters more, or after the first of two.

    So are written 张 三丰, 张三 丰, 欧阳 娜娜.
    """
    one = f"[{re.escape(''.join(sorted(words.single)))}]" if words.single else "(?!)"
    two = any_of(sorted(words.compound))
    apart = "|".join(" +".join(each) for each in sorted(words.compound)) or "(?!)"
    return (
        rf"(?<![^ ])(?:{one} +[{HAN}]{{2}}|{one}[{HAN}] +[{HAN}](?! +[{HAN}](?![^ ]))"
        rf"|(?:{two}) +[{HAN}]{{1,2}}|(?:{apart})(?: +[{HAN}]){{1,2}})(?![^ ])"
    )


def _only_bracketed(plain: str) -> str:
    """Return the text, as long as before, with separators in place of all that stands outside brackets."""
    ends = [0, *(at for found in _BRACKETED.finditer(plain) for at in found.span()), len(plain)]
    pieces = (plain[start:end] if at % 2 else "、" * (end - start) for at, (start, end) in enumerate(pairwise(ends)))
    return "".join(pieces)


def _blank(found: re.Match[str]) -> str:
    return "、" * len(found[0])


def _spaced(start: int, token: str) -> Iterator[NameSpan]:
    """Yield 张 三 and 张 三 丰 as one name, longer rows of single characters as names of two."""
    places = [at for at, character in enumerate(token) if character != " "]
    size = 3 if len(places) == 3 else 2
    for first in range(0, len(places) - 1, size):
        group = places[first : first + size]
        yield NameSpan(start + group[0], start + group[-1] + 1, "".join(token[at] for at in group))

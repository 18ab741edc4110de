"""What a look-up asks of the dictionary: 名称, a year, and how to print it, parted by points."""

from __future__ import annotations

from collections.abc import Container

from msgspec import Struct

from zhibao.indicators.wording import FORMS
from zhibao.text.keys import key_of
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.text.nearest import suggestion

CURRENT, PREVIOUS = "本年", "上年"
_YEAR = lazy_pattern(r"(\d{4})年?")


class Path(Struct, frozen=True):
    """An indicator's key, the year (本年, 上年 or four digits) and the form (empty or one of FORMS)."""

    key: str
    year: str = CURRENT
    form: str = ""


class UnknownSuffixError(ValueError):
    """A known name with something after it that is neither year nor form."""

    def __init__(self, name: str, suffix: str) -> None:
        super().__init__(suffix)
        self.name = name
        self.suffix = suffix

    @property
    def reason(self) -> str:
        """What is wrong, in words that follow the name."""
        if not self.suffix:
            return "只有一个点，没有写完。"
        if self.suffix in FORMS:
            return f"的“.{self.suffix}”多余：一次只能用一种写法。"
        if parse_year(self.suffix):
            return f"的“.{self.suffix}”放错了：只写一个年份，写在别的写法前面。"
        return f"的“{self.suffix}”不认识{suggestion(self.suffix, FORMS)}"


def parse_path(path: str, names: Container[str]) -> Path | None:
    """Return what a path (`key_of`) asks for, None when it begins with no name; raise UnknownSuffixError.

    The longest name wins: names may hold points themselves.
    """
    parts = path.split(".")
    for count in range(len(parts), 0, -1):
        name = ".".join(parts[:count])
        if name in names:
            return _with_suffixes(name, parts[count:])
    return None


def _with_suffixes(name: str, suffixes: list[str]) -> Path:
    rest = list(suffixes)
    year = parse_year(rest[0]) if rest else None
    if year:
        rest.pop(0)
    form = rest.pop(0) if rest and rest[0] in FORMS else ""
    if rest:
        raise UnknownSuffixError(name, rest[0])
    return Path(name, year or CURRENT, form)


def without_suffixes(path: str) -> str:
    """Return the name in a path of which no name is known: 在校生 of 在校生.上年.增减."""
    parts = key_of(path).split(".")
    while len(parts) > 1 and (parse_year(parts[-1]) or parts[-1] in FORMS):
        parts.pop()
    return ".".join(parts)


def parse_year(word: str) -> str | None:
    """Return 本年, 上年 or the four digits of a year, None for what is no year."""
    if word in (CURRENT, PREVIOUS):
        return word
    found = _YEAR.fullmatch(word)
    return found[1] if found else None

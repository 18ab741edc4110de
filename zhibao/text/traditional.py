"""Traditional characters, told from those that simplified Chinese has too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

# GB 2312 has them, but outside surnames nobody writes them today.
_OLD = "於後"


def simplified(characters: Iterable[str]) -> Mapping[str, str]:
    """Return the traditional ones among the characters, each with its simplified form.

    What GB 2312 has, such as 乾 of 乾坤 and 著 of 著名, is no mistake though another character is its simplified form.
    """
    doubtful = sorted(set(uncommon(characters)))
    if not doubtful:
        return {}
    # Loaded when it is needed, not by every command.
    from opencc import OpenCC

    # One line each: in words characters are converted by what stands beside them.
    converted = OpenCC("t2s").convert("\n".join(doubtful)).split("\n")
    return {old: new for old, new in zip(doubtful, converted, strict=True) if old != new}


def uncommon(characters: Iterable[str]) -> Iterator[str]:
    """Yield the characters that may be traditional ones."""
    return (each for each in characters if each in _OLD or not _is_common(each))


def _is_common(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

"""Patterns that are compiled when they are first used: half of the program's five hundred are not used in a run."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what is used as `re.compile(pattern, flags)` is, and compiled at its first use.

    It is for the patterns that modules hold. What a pattern can do is asked of it itself: `NAME.sub(by, text)`, for
    the functions of `re` take it for no pattern. What every build asks of every cell is better compiled by `re`: each
    use costs a little less.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    def __init__(self, pattern: Any, flags: int) -> None:
        # Other patterns are built of its text without compiling it.
        self.pattern = pattern
        self._flags = flags

    def __reduce__(self) -> tuple[object, ...]:
        return lazy_pattern, (self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        # Kept here, a method is found at once from now on.
        value = self.__dict__[name] = getattr(re.compile(self.pattern, self._flags), name)
        return value

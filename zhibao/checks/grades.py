"""Grades of prizes, which are written in many ways."""

from __future__ import annotations

import re

from zhibao.text.keys import squeezed
from zhibao.text.lazy_patterns import lazy_pattern

_GRADE = lazy_pattern(r"([特一二三四123壹贰叁])等?奖?")
_FULL = lazy_pattern(r"([特一二三四123壹贰叁]等|金|银|铜|优秀|优胜|鼓励)奖?")
# 鼓励奖 and 一等奖 have no more characters.
_LONGEST = 3
_DIGITS = str.maketrans("123壹贰叁", "一二三一二三")


def grade_of(text: str, heading: str = "") -> str:
    """Return a grade by its usual name, 一等奖 for 1等奖 and, under a heading of prizes, for 1; other text as it is."""
    plain = squeezed(text)
    if len(plain) > _LONGEST:
        return plain
    match = _FULL.fullmatch(plain) or (_GRADE.fullmatch(plain) if "奖" in heading or "等次" in heading else None)
    if not match:
        return plain
    kind = match[1].translate(_DIGITS).removesuffix("等")
    return f"{kind}等奖" if kind in "特一二三四" else f"{kind}奖"


def is_grade(text: str) -> bool:
    """Tell whether it is the usual name of a grade."""
    return bool(re.fullmatch(r"[特一二三四]等奖|(?:金|银|铜|优秀|优胜|鼓励)奖", text))

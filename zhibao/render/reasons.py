"""What Jinja says about a tag, in Chinese: a typesetter reads no English."""

from __future__ import annotations

import re
from collections.abc import Callable

import jinja2

from zhibao.text.nearest import nearest

_BLOCKS = ("if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro", "set")
_ENDS = {"end of print statement": "}}", "end of statement block": "%}", "name": "名称", "string": "引号里的字"}
_LIKE = 0.7
_OTHER = "程序读不懂"


def reason(error: Exception) -> str:
    """Return in Chinese why a tag cannot be read or filled."""
    if isinstance(error, ZeroDivisionError):
        return "除数是 0"
    if isinstance(error, RecursionError):
        return "宏一直在用它自己"
    if not isinstance(error, jinja2.TemplateSyntaxError):
        return "里面的内容不能这样算、这样比，或宏的参数不对"
    said = str(error)
    found = (re.match(pattern, said) for pattern, _ in _SAID)
    return next((words(match) for match, (_, words) in zip(found, _SAID, strict=True) if match), _OTHER)


def _expected(match: re.Match[str]) -> str:
    wanted, got = (_ENDS.get(word, word) for word in match.groups())
    if wanted in ("}}", "%}"):
        return f"少了或多了符号：从“{got}”起读不懂"
    return f"少了{wanted if wanted == '名称' else f'“{wanted}”'}，却写着“{got}”"


def _character(match: re.Match[str]) -> str:
    return "引号没有配对" if match[1] in "'\"" else f"“{match[1]}”不能用在标签里"


def _unknown(match: re.Match[str]) -> str:
    if match[1] in _BLOCKS:
        return f"“{match[1]}”前面没有与它配对的标签"
    near = nearest(match[1], _BLOCKS, _LIKE)
    return f"没有“{match[1]}”这种标签" + (f"，是不是“{near}”？" if near else "")


_SAID: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"expected token '([^']*)', got '([^']*)'", _expected),
    (r"unexpected char ['\"](?:\\)?(.)", _character),
    (r"unexpected '(.)', expected '(.)'", lambda match: f"少了“{match[2]}”，却写着“{match[1]}”"),
    (r"unexpected '(.)'", lambda match: f"多了“{match[1]}”"),
    (r"Encountered unknown tag '([^']*)'", _unknown),
    (r"Expected an expression, got", lambda _: "少了名称"),
    (r"(?i)unexpected end of template|missing end of", lambda _: "没有写完，少了结束的 %} 或结束的标签"),
)

"""What Jinja says about a tag, in Chinese: who sets the template reads no English."""

from __future__ import annotations

import re
import zipfile
from ast import literal_eval
from collections.abc import Callable

import jinja2
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from zhibao.text.nearest import nearest
from zhibao.text.os_errors import os_reason
from zhibao.word.unbalanced_ranges import UnbalancedFieldError

# What reading and filling a template may raise.
FAILURES = (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError, SyntaxError, RuntimeError)
# The words that a block tag ({% … %}) may begin with, as far as templates need them.
BLOCK_WORDS = (
    "if", "elif", "else", "endif", "for", "endfor", "macro", "endmacro", "set", "endset", "with", "endwith",
    "call", "endcall", "filter", "endfilter",
)  # fmt: skip
_OPERATORS = ("and", "or", "not", "in", "is", "if", "else")
_LIKE = 0.6
# Jinja's names for the pieces of a tag that have no spelling of their own, as they stand in a sentence.
_PIECES = {
    "end of print statement": "结尾的 }}", "end of statement block": "结尾的 %}", "end of template": "模板的结尾",
    "}": "结尾的花括号", "name": "一个名称", "string": "引号里的字", "integer": "一个数", "float": "一个数",
}  # fmt: skip
_QUOTES = "'\""
_OTHER = "程序读不懂这个标签"
_CANNOT = "里面的内容不能这样算、这样比，或宏、过滤的参数不对"


def reason(error: Exception) -> str:
    """Return in Chinese why a tag cannot be read or filled."""
    if isinstance(error, ZeroDivisionError):
        return "除数是 0"
    if isinstance(error, UnbalancedFieldError):
        return "一个域只印出一半：标签压着它的开头或结尾，或 if、for 只包住它的一半"
    if isinstance(error, RecursionError):
        return "宏一直在用它自己"
    if isinstance(error, etree.XMLSyntaxError):
        return "标签被拆开，或一对标签不在一处"
    if isinstance(error, SyntaxError):
        return "同一个参数写了两次"
    if not isinstance(error, jinja2.TemplateSyntaxError):
        return _CANNOT
    for pattern, words in _SAID:
        if match := re.match(pattern, str(error)):
            return words(match)
    return _OTHER


def file_reason(error: Exception) -> str:
    """Return in Chinese why a template cannot be opened."""
    if isinstance(error, PackageNotFoundError | zipfile.BadZipFile):
        return "它不在那里，不是 .docx，或不完整"
    if isinstance(error, FileNotFoundError):
        return "它不在那里"
    if isinstance(error, OSError):
        return os_reason(error)
    return "里面的内容坏了"


def _piece(word: str) -> str:
    return _PIECES.get(word, f"“{word}”")


def _expected(match: re.Match[str]) -> str:
    """Return the words for a tag that should go on, or end, otherwise than it does."""
    wanted, got = match[1], match[2]
    if got != got.lower() and got.lower() in _OPERATORS:
        return f"“{got}”要写成小写的“{got.lower()}”"
    if wanted.startswith("end of") and got in ("integer", "float", "string"):
        return f"{_piece(got)}前面少了符号"
    if wanted.startswith("end of") and got not in _PIECES:
        hint = "，判断相等要写 ==" if got == "=" else ""
        return f"多了“{got}”，或它前面少了符号{hint}"
    return f"{_piece(got)}前面少了{_piece(wanted)}"


def _unexpected(match: re.Match[str]) -> str:
    if match[1] in _PIECES:
        return f"{_piece(match[1])}前面少了名称"
    return f"多了“{match[1]}”，或它前面少了名称"


def _character(match: re.Match[str]) -> str:
    char = literal_eval(match[1])
    return "引号没有配对" if char in _QUOTES else f"“{char}”不能用在标签里"


def _unknown(match: re.Match[str]) -> str:
    if match[1] in BLOCK_WORDS:
        return f"“{match[1]}”前面没有与它配对的标签"
    near = nearest(match[1], BLOCK_WORDS, _LIKE)
    return f"没有“{match[1]}”这种标签" + (f"，是不是“{near}”？" if near else "")


# In the order in which they are tried, by how Jinja's sentence begins.
_SAID: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?i)unexpected end of template|missing end of comment", lambda _: "没有写完，少了 }}、%} 或结束的标签"),
    (r"expected token '(.+?)', got '(.+)'", _expected),
    (r"unexpected char (.+) at \d+$", _character),
    (r"unexpected '(.+?)', expected '(.+)'", lambda match: f"{_piece(match[1])}前面少了{_piece(match[2])}"),
    (r"unexpected '(.+)'", _unexpected),
    (r"Expected an expression, got '(.+)'", _unexpected),
    (r"expected name or number", lambda _: "点后面少了名称"),
    (r"tag name expected", lambda _: "{% 后面少了 if、for 之类的词"),
    (r"can't assign to", lambda _: "这里要写一个新的名称，不能是数、引号里的字"),
    (r"invalid syntax for function call", lambda _: "括号里的参数写错了次序：写明名称的放在后面"),
    (r"Encountered unknown tag '([^']*)'", _unknown),
    (r"No (?:filter|test) named '([^']*)'", lambda match: f"没有过滤或判断“{match[1]}”"),
)

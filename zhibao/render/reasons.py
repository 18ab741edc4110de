"""What Jinja says about a tag, in Chinese: who sets the template reads no English."""

from __future__ import annotations

import re
import zipfile

import jinja2
from docx.opc.exceptions import PackageNotFoundError
from jinja2.exceptions import SecurityError
from lxml import etree

from zhibao.render.template_sandbox import TOO_DEEP, TooMuchError
from zhibao.text.os_errors import os_reason
from zhibao.word.unbalanced_ranges import UnbalancedFieldError

# What reading and filling a template may raise.
FAILURES = (
    *(jinja2.TemplateError, ArithmeticError, LookupError, TypeError),
    *(ValueError, SyntaxError, RuntimeError, MemoryError),
)
OPEN_QUOTE = "引号没有配对"
_OTHER = "程序读不懂这个标签"
_CANNOT = "里面的内容不能这样算、这样比，或宏、过滤的参数不对"
# What Jinja's sentence begins with; the words that it quotes come in place of {}.
_SAID = (
    (TOO_DEEP, "括号或标签一层套一层，太深了"),
    (r"(?i)unexpected end of template|missing end of comment", "没有写完，少了 }}}}、%}} 或结束的标签"),
    (r".*(?:got|unexpected) '(?:end of|\})", "没有写完，末尾少了名称、符号或括号"),
    (r".*(?:got|unexpected) '(?!string|integer|float)(.+?)'", "多了“{}”，或它前面少了名称、符号"),
    (r"unexpected char '\\[ux]", "里面有看不见的字符，请删去重新键入"),
    (r"unexpected char .(.+). at \d+$", "“{}”不能用在标签里"),
    (r"Encountered unknown tag '([^']*)'", "没有“{}”这种标签，或前面没有与它配对的标签"),
)
_KNOWN = (
    (TooMuchError, "它要做出的内容太多，超过任何一份报告"),
    (SecurityError, "模板里不能用它"),
    (ZeroDivisionError, "除数是 0"),
    (UnbalancedFieldError, "一个域只印出一半：标签压着它的开头或结尾，或 if、for 只包住它的一半"),
    (RecursionError, "宏一直在用它自己"),
    (MemoryError, "内存不够"),
    (etree.XMLSyntaxError, "标签被拆开，或一对标签不在一处"),
    (SyntaxError, "同一个参数写了两次"),
)


def reason(error: Exception) -> str:
    """Return in Chinese why a tag cannot be read or filled."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        said = ((re.match(pattern, str(error)), words) for pattern, words in _SAID)
        return next((words.format(*match.groups()) for match, words in said if match), _OTHER)
    return next((words for kind, words in _KNOWN if isinstance(error, kind)), _CANNOT)


def file_reason(error: Exception) -> str:
    """Return in Chinese why a template cannot be opened."""
    if isinstance(error, PackageNotFoundError | zipfile.BadZipFile):
        return "它不在那里，不是 .docx，或不完整"
    if isinstance(error, FileNotFoundError):
        return "它不在那里"
    if isinstance(error, OSError):
        return os_reason(error)
    return "里面的内容坏了"

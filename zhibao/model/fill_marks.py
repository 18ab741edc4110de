"""Marks in the filled document: by which captions are known again, and which text of the report stands where.

They are made of noncharacters (Unicode, chapter 23.7), which XML carries and no font or keyboard knows; texts from
the workbook are freed of them. The finish step takes them all out.
"""

import re

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_BEGIN, _NUMBERED, _END = "\ufdd2", "\ufdd3", "\ufdd4"
CAPTION_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
# The beginning of a text, with its number among those of the report, or a text's end.
TEXT_MARK = re.compile(f"{_BEGIN}([0-9]+){_NUMBERED}|{_END}")

# The number of a table among those of the report, as the table's description.
TABLE_MARK = re.compile(f"{_BEGIN}([0-9]+){_END}")


def caption_mark(bookmark: str) -> str:
    """Return the mark that stands before a caption's text."""
    return f"{_OPEN}{bookmark}{_CLOSE}"


def text_marks(number: int) -> tuple[str, str]:
    """Return the marks that stand before and after the text of that number."""
    return f"{_BEGIN}{number}{_NUMBERED}", _END


def table_mark(number: int) -> str:
    """Return the mark that a table of that number has for its description."""
    return f"{_BEGIN}{number}{_END}"

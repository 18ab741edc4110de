"""Marks in the text of captions, by which the finished document's captions are known again.

They are made of noncharacters (Unicode, chapter 23.7), which XML carries and no font or keyboard knows; texts from
the workbook are freed of them.
"""

import re

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
CAPTION_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


def caption_mark(bookmark: str) -> str:
    """Return the mark that stands before a caption's text."""
    return f"{_OPEN}{bookmark}{_CLOSE}"

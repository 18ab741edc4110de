"""Headers and footers that the typesetter made in Word, ready to be filled like the body."""

from __future__ import annotations

from zhibao.word.fields import fields
from zhibao.word.xml import Element


def without_style_texts(part: Element) -> Element:
    """Empty the results of STYLEREF fields in a header or footer, in place, and return it.

    Word shows there what the template's own headings say, tags and all; in the report it finds each page's heading.
    """
    for each in fields(part, "STYLEREF"):
        each.set_result("")
    return part

"""What a part holds, counted in its bytes and not by the parser, so that a reading can be held against it."""

from __future__ import annotations

import re
from collections import Counter

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet.safe_xml import PartError

# Comments and CDATA may hold what looks like tags.
_NO_TAGS = lazy_pattern(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def counted(content: bytes, region: str, *names: str) -> Counter[str]:
    """Return how many elements of each name begin inside the first element called `region`, whatever the prefixes."""
    text = _without_untagged(content)
    start = re.search(rb"<(?:[\w.-]+:)?%b(?=[\s/>])" % region.encode(), text)
    if start is None:
        return Counter()
    end = re.compile(rb"</(?:[\w.-]+:)?%b\s*>" % region.encode()).search(text, start.end())
    tag = re.compile(rb"<(?:[\w.-]+:)?(%b)(?=[\s/>])" % b"|".join(name.encode() for name in names))
    inside = tag.findall(text, start.end(), end.start() if end else start.end())
    return Counter(name.decode() for name in inside)


def _without_untagged(content: bytes) -> bytes:
    text = content.decode("utf-16").encode() if content.startswith(_UTF_16) else content
    return _NO_TAGS.sub(b"", text) if b"<!" in text else text


def hold_against(content: bytes, region: str, read: Counter[str], said: dict[str, str]) -> None:
    """Raise PartError, which says the difference, when a part holds other numbers of elements than were read."""
    held = counted(content, region, *said)
    for name, noun in said.items():
        if held[name] != read[name]:
            raise PartError(f"文件里有 {held[name]} {noun}，只读出 {read[name]} {noun}")

"""What editors put beside, inside and around tags: elements of WordprocessingML in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable

from zhibao.word.bookmarks import BOOKMARK_ELEMENTS
from zhibao.word.field_marks import FIELD_ELEMENTS
from zhibao.word.xml import Element, w

_ELEMENTS = {
    "书签": BOOKMARK_ELEMENTS,
    "修订": ("ins", "del", "moveFrom", "moveTo"),
    "内容控件": ("sdt", "sdtContent"),
    "制表符": ("tab",),
    "图": ("drawing", "pict"),
    "域": FIELD_ELEMENTS,
    "对象": ("object",),
    "批注": ("commentRangeStart", "commentRangeEnd", "commentReference"),
    "换行或分页": ("br",),
    "文本框": ("txbxContent",),
    "智能标记": ("smartTag",),
    "特殊符号": ("noBreakHyphen", "softHyphen", "sym"),
    "脚注": ("footnoteReference", "endnoteReference"),
    "超链接": ("hyperlink",),
}
NAMES = {element: word for word, elements in _ELEMENTS.items() for element in elements}


def named_inside(root: Element, elements: Iterable[str]) -> list[str]:
    """Return the words for those elements that are under another one, each word once."""
    there = (NAMES[name] for name in elements if next(root.iter(w(name)), None) is not None)
    return list(dict.fromkeys(there))

"""Captions stand where they are due: 表题 above a table, 图题 below a picture or chart."""

from __future__ import annotations

from lxml.etree import _Element as Element

from zhibao.format.opening import find, text_of, w
from zhibao.pack.figures import Value

# Between 表题 and its table stands the unit at most.
_BETWEEN = 1
_PICTURE = ".//w:drawing | .//w:pict"
# What a draft has in place of a table or picture: a marked run in brackets.
_PLACEHOLDER = "【"


def caption_place(caption: Element, required: str) -> Value:
    """Return `required` when the caption stands there, otherwise what stands there instead."""
    if required == "图下":
        before = caption.getprevious()
        return required if before is not None and _is_figure(before) else "上面没有图"
    following = caption.getnext()
    for _ in range(_BETWEEN):
        if following is not None and following.tag == w("p") and not text_of(following).startswith(_PLACEHOLDER):
            following = following.getnext()
    return required if following is not None and _is_table(following) else "下面没有表格"


def _is_figure(block: Element) -> bool:
    return bool(find(block, _PICTURE)) or _PLACEHOLDER in text_of(block)


def _is_table(block: Element) -> bool:
    return block.tag == w("tbl") or text_of(block).startswith(_PLACEHOLDER)

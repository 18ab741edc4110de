"""Captions stand where they are due: 表题 above a table, 图题 below a picture or chart."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from zhibao.pack.format_values import Value
from zhibao.word.block_elements import PARAGRAPH, TABLE, text_of
from zhibao.word.styles import Styles
from zhibao.word.xml import Element, find, value, w

_PICTURE = ".//w:drawing | .//w:pict"
# What is printed; marks of bookmarks, comments and spelling that stand between are not.
_BLOCKS = frozenset((PARAGRAPH, TABLE, w("sdt")))


class Captions(Struct, frozen=True):
    """Tells where captions stand; a draft has paragraphs in the character style `todo` in place of what is missing."""

    styles: Styles
    todo: str

    def place(self, caption: Element, required: str) -> Value:
        """Return `required` when the caption stands there, otherwise what stands there instead."""
        if required == "图下":
            before = _nearest(caption, Element.getprevious)
            return required if before is not None and self._is_figure(before) else "上面没有图"
        following = _nearest(caption, Element.getnext)
        if following is not None and following.tag == PARAGRAPH and not self._is_table(following):
            # Between 表题 and its table stands the unit at most.
            following = _nearest(following, Element.getnext)
        return required if following is not None and self._is_table(following) else "下面没有表格"

    def _is_figure(self, block: Element) -> bool:
        return bool(find(block, _PICTURE)) or any(map(self._is_placeholder, block.iter(PARAGRAPH)))

    def _is_table(self, block: Element) -> bool:
        return block.tag == TABLE or (block.tag == PARAGRAPH and self._is_placeholder(block))

    def _is_placeholder(self, paragraph: Element) -> bool:
        """Tell whether all words of a paragraph are marked as missing."""
        runs = [run for run in paragraph.iter(w("r")) if text_of(run).strip()]
        return bool(runs) and all(self._is_todo(run) for run in runs)

    def _is_todo(self, run: Element) -> bool:
        return self.styles.name(value(run, "w:rPr/w:rStyle/@w:val")) == self.todo


def _nearest(block: Element, step: Callable[[Element], Element | None]) -> Element | None:
    """Return the block next to another one, that way."""
    found = step(block)
    while found is not None and found.tag not in _BLOCKS:
        found = step(found)
    return found

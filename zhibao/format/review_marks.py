"""What reviewing leaves in a file: tracked changes (修订) and comments (批注)."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from zhibao.pack.format_values import Value
from zhibao.word.block_elements import plain_text_of
from zhibao.word.package import DocumentParts
from zhibao.word.revisions import DELETIONS, INSERTIONS, MOVES, PROPERTY_CHANGES, REVISIONS
from zhibao.word.xml import Element, w

# The elements of tracked changes, in a reader's words.
_KINDS = {
    **dict.fromkeys(INSERTIONS, "插入"),
    **dict.fromkeys(DELETIONS, "删除"),
    **dict.fromkeys(MOVES, "移动"),
    **dict.fromkeys(PROPERTY_CHANGES, "格式改动"),
}
_TAGS = tuple(map(w, REVISIONS))
_WORDS = 12


def tracked_changes(parts: DocumentParts) -> Value:
    """Return False when no change is left to accept, otherwise how many there are, by kind, and where the first is."""
    changes = [change for part in parts.texts for change in part.iter(*_TAGS)]
    if changes:
        kinds = Counter(_KINDS[etree.QName(change).localname] for change in changes)
        return f"{'、'.join(f'{kind} {count} 处' for kind, count in kinds.items())}{_near(changes[0])}"
    return "开着修订" if parts.is_set("trackRevisions") else False


def comments(parts: DocumentParts) -> Value:
    """Return False when there is no comment, otherwise how many there are, and where the first is."""
    anchors = [anchor for part in parts.texts for anchor in part.iter(w("commentReference"))]
    stored = [] if parts.comments is None else parts.comments.findall(w("comment"))
    count = max(len(anchors), len(stored))
    return f"{count} 条{_near(anchors[0]) if anchors else ''}" if count else False


def _near(element: Element) -> str:
    """Return the first words of the paragraph that an element stands in, or of the paragraphs that it holds."""
    paragraph = next(element.iterancestors(w("p")), element)
    words = plain_text_of(paragraph)[:_WORDS]
    return f"（“{words}”）" if words else ""

"""What reviewing leaves in a file: tracked changes (修订) and comments (批注)."""

from __future__ import annotations

from collections import Counter

from lxml import etree
from lxml.etree import _Element as Element

from zhibao.format.opening import SavedReport, find, is_on, text_of, w
from zhibao.pack.format_values import Value

_INSERTED, _DELETED, _MOVED, _FORMATTED = "插入", "删除", "移动", "格式改动"
# The elements of tracked changes (ECMA-376 part 1, §17.13.5), in a reader's words.
CHANGES = {
    "ins": _INSERTED,
    "cellIns": _INSERTED,
    "del": _DELETED,
    "cellDel": _DELETED,
    "moveFrom": _MOVED,
    "moveTo": _MOVED,
    "cellMerge": _FORMATTED,
    "numberingChange": _FORMATTED,
    "rPrChange": _FORMATTED,
    "pPrChange": _FORMATTED,
    "sectPrChange": _FORMATTED,
    "tblPrChange": _FORMATTED,
    "tblPrExChange": _FORMATTED,
    "tblGridChange": _FORMATTED,
    "trPrChange": _FORMATTED,
    "tcPrChange": _FORMATTED,
}
_TAGS = [w(name) for name in CHANGES]
_WORDS = 12


def tracked_changes(report: SavedReport) -> Value:
    """Return False when no change is left to accept, otherwise how many there are, by kind, and where the first is."""
    changes = [change for part in report.texts for change in part.iter(*_TAGS)]
    if changes:
        kinds = Counter(CHANGES[etree.QName(change).localname] for change in changes)
        return f"{'、'.join(f'{kind} {count} 处' for kind, count in kinds.items())}{_near(changes[0])}"
    recording = None if report.settings is None else report.settings.find(w("trackRevisions"))
    return "开着修订" if is_on(recording) else False


def comments(report: SavedReport) -> Value:
    """Return False when there is no comment, otherwise how many there are, and where the first is."""
    anchors = [anchor for part in report.texts for anchor in part.iter(w("commentReference"))]
    stored = [] if report.comments is None else find(report.comments, "w:comment")
    count = max(len(anchors), len(stored))
    return f"{count} 条{_near(anchors[0]) if anchors else ''}" if count else False


def _near(element: Element) -> str:
    """Return the first words of the paragraph that an element stands in, or of the paragraphs that it holds."""
    paragraph = next(element.iterancestors(w("p")), element)
    words = text_of(paragraph)[:_WORDS]
    return f"（“{words}”）" if words else ""

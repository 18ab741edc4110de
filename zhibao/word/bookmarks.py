"""Bookmarks (ECMA-376 part 1, §17.13.6): set with ids of their own, and tidied where a loop repeated them."""

from __future__ import annotations

from collections.abc import Iterator

from zhibao.word.xml import Element, make, w

START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
BOOKMARK_ELEMENTS = ("bookmarkStart", "bookmarkEnd")


def bookmark_starts(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield the names of the bookmarks that begin under an element, with their starts."""
    return ((start.get(_NAME, ""), start) for start in root.iter(START))


class Bookmarks:
    """Sets bookmarks with ids that no other bookmark of the body has."""

    def __init__(self, body: Element) -> None:
        used = (int(start.get(_ID, "0")) for start in body.iter(START))
        self._next = max(used, default=0) + 1

    def made(self, name: str) -> tuple[Element, Element]:
        """Return the start and the end of a new bookmark, to be put into the body."""
        marks = make("bookmarkStart", id=self._next, name=name), make("bookmarkEnd", id=self._next)
        self._next += 1
        return marks

    def set(self, name: str, first: Element, last: Element) -> None:
        """Set a bookmark from before the element `first` to after `last`, neighbours in one paragraph."""
        start, end = self.made(name)
        first.addprevious(start)
        last.addnext(end)


def tidy_bookmarks(body: Element) -> None:
    """Leave the first whole bookmark of each name (§17.13.6.2), each with an id of its own, in place.

    A loop repeats names and ids, and may leave one end of a bookmark without the other.
    """
    first: dict[str, tuple[Element, Element]] = {}
    for start, end in _whole(body):
        first.setdefault(start.get(_NAME, ""), (start, end))
    numbers = {mark: str(number) for number, marks in enumerate(first.values()) for mark in marks}
    for mark in list(body.iter(START, _END)):
        parent = mark.getparent()
        if mark in numbers:
            mark.set(_ID, numbers[mark])
        elif parent is not None:
            parent.remove(mark)


def _whole(body: Element) -> Iterator[tuple[Element, Element]]:
    """Yield the bookmarks that have both ends, in the order of their starts; an end closes the last start of its id."""
    unclosed: dict[str, list[Element]] = {}
    ends: dict[Element, Element] = {}
    for mark in body.iter(START, _END):
        starts = unclosed.setdefault(mark.get(_ID, ""), [])
        if mark.tag == START:
            starts.append(mark)
        elif starts:
            ends[starts.pop()] = mark
    return ((start, ends[start]) for start in body.iter(START) if start in ends)

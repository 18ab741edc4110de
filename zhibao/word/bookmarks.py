"""Bookmarks (ECMA-376 part 1, §17.13.6): set with ids of their own, and tidied where a loop repeated them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from zhibao.word.xml import Element, make, w

_START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")


def bookmark_starts(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield the names of the bookmarks that begin under an element, with their starts."""
    return ((start.get(_NAME, ""), start) for start in root.iter(_START))


class Bookmarks:
    """Sets bookmarks with ids that no other bookmark of the body has."""

    def __init__(self, body: Element) -> None:
        used = (int(start.get(_ID, "0")) for start in body.iter(_START))
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
    """Leave the first bookmark of each name, each with an id of its own, in place: a loop repeats names and ids."""
    ids, names = count(), set[str]()
    unclosed: dict[str, tuple[Element | None, bool]] = {}
    for element in list(body.iter(_START, _END)):
        key = element.get(_ID, "")
        if element.tag == _START:
            unclosed[key] = element, element.get(_NAME, "") not in names
            names.add(element.get(_NAME, ""))
        else:
            start, is_kept = unclosed.pop(key, (None, False))
            _close(start, element, next(ids) if start is not None and is_kept else None)
    for start, _ in unclosed.values():
        if start is not None:
            _remove(start)


def _close(start: Element | None, end: Element, number: int | None) -> None:
    """Give both marks of a bookmark its number; without one they go."""
    for mark in (start, end):
        if mark is not None and number is None:
            _remove(mark)
        elif mark is not None:
            mark.set(_ID, str(number))


def _remove(mark: Element) -> None:
    parent = mark.getparent()
    assert parent is not None
    parent.remove(mark)

"""Bookmarks (ECMA-376 part 1, §17.13.6): set with ids of their own, and tidied where a loop repeated them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from zhibao.word.block_elements import text_of
from zhibao.word.fields import fields
from zhibao.word.xml import Element, find, make, qualified, w

START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
BOOKMARK_ELEMENTS = ("bookmarkStart", "bookmarkEnd")
# What LibreOffice lets hang in the margin.
_HANGING = tuple("，。、；：！？．,.;:?!")
_LAST_WORDS = 2
# Parting another run would print its tab, break or picture twice.
_TEXT_ALONE = "w:r[count(w:t)=1 and not(*[not(self::w:t or self::w:rPr)])]"


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

    def set(self, name: str, first: Element, last: Element) -> Element:
        """Set a bookmark from before `first` to after `last`, neighbours in one paragraph, and return its end."""
        start, end = self.made(name)
        first.addprevious(start)
        last.addnext(end)
        return end


def keep_clear_of_hanging(paragraph: Element, end: Element) -> None:
    """Move a bookmark's end from that of its paragraph to before the last words, where punctuation ends them.

    LibreOffice begins anew at a bookmark's end: punctuation that hangs in the margin is followed by an empty line.
    """
    if not text_of(paragraph).endswith(_HANGING):
        return
    in_fields = {run for field in fields(paragraph) for run in field.runs}
    for run in reversed(find(paragraph, _TEXT_ALONE)):
        if run not in in_fields and len(text_of(run)) > _LAST_WORDS:
            _part_before_end(run)
            run.addnext(end)
            return


def _part_before_end(run: Element) -> None:
    """Part a run before its last words, in place."""
    rest = deepcopy(run)
    words = text_of(run)
    for part, text in ((run, words[:-_LAST_WORDS]), (rest, words[-_LAST_WORDS:])):
        (shown,) = part.iterchildren(w("t"))
        shown.text = text
        shown.set(qualified("xml:space"), "preserve")
    run.addnext(rest)


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

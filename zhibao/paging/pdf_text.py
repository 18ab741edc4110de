"""The text of a PDF file compared with that of the .docx file that it was made from."""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate

from rapidfuzz.distance import Indel

from zhibao.paging.pdf_reading import opened
from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.word.package import open_parts
from zhibao.word.text_reading import read_paragraph
from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, w

# Not <wide>: a full-width comma is another mark.
_FOLDED = frozenset(("<square>", "<compat>", "<font>", "<super>", "<sub>", "<noBreak>"))
_HYPHENS = str.maketrans({"\u2010": "-"})
_PARTING = lazy_pattern(r"[\t\n]")
# About the characters of three pages, over which a row of long cells may reach.
_NEARBY = 2000
_UNSEEN = lazy_pattern(r"[\s\u200b\ufeff\xad]")


def missing_texts(document: bytes, pdf: bytes) -> list[str]:
    """Return the texts of a .docx file's body that do not stand in the PDF file whole and in their order."""
    with opened(pdf) as file:
        return lacking(_texts(document), file.texts())


def lost_characters(document: bytes, pdf: bytes) -> Mapping[str, int]:
    """Return the characters of a .docx file's body that do not stand in the PDF file, each with how many."""
    with opened(pdf) as file:
        return lost(_texts(document), file.texts())


def lost(texts: Iterable[str], pages: Iterable[str]) -> Mapping[str, int]:
    """Return the characters of the texts that do not stand on the pages, each with how many, the first lost first."""
    everything, printed = "".join(map(squeezed, texts)), squeezed("".join(pages))
    return Counter(everything[place] for place in sorted(_lost(everything, printed)))


def lacking(texts: Iterable[str], pages: Iterable[str]) -> list[str]:
    """Return the texts that lack a character on the pages, read in order; white space counts nowhere.

    Pages may say more: footers, numbers of headings, table headers repeated, words in charts.
    """
    wanted = [text for text in map(squeezed, texts) if text]
    everything, printed = "".join(wanted), squeezed("".join(pages))
    if _stands_in(everything, printed):
        return []
    ends = list(accumulate(map(len, wanted)))
    indices = {bisect(ends, place) for place in _lost(everything, printed)}
    return [wanted[index] for index in sorted(indices)]


def _lost(everything: str, printed: str) -> Iterator[int]:
    """Yield the places of characters that are not printed, not even a little before or after their turn.

    A PDF is read line by line over all cells of a row, and a character that another font sets may be read elsewhere
    in its line: each one that is lacking is looked for among those that are too many nearby.
    """
    lacking, more = list[tuple[int, int]](), dict[str, list[int]]()
    for op in Indel.opcodes(everything, printed):
        if op.tag == "delete":
            lacking += [(place, op.dest_start) for place in range(op.src_start, op.src_end)]
        elif op.tag == "insert":
            for place in range(op.dest_start, op.dest_end):
                more.setdefault(printed[place], []).append(place)
    for place, turn in lacking:
        near = [each for each in more.get(everything[place], []) if abs(each - turn) <= _NEARBY]
        if near:
            more[everything[place]].remove(min(near, key=lambda each: abs(each - turn)))
        else:
            yield place


def _stands_in(text: str, printed: str) -> bool:
    """Tell whether all characters of a text are printed in their order, whatever else is between them."""
    # Looking into an iterator uses it up to the find, so the characters must follow each other.
    left = iter(printed)
    return all(character in left for character in text)


def _texts(document: bytes) -> Iterator[str]:
    """Yield the texts of the body's paragraphs in order, in pieces where a tab or a line break parts them."""
    for paragraph in open_parts(document).body.iter(w("p")):
        yield from texts_of(paragraph)


def texts_of(paragraph: Element) -> list[str]:
    """Return what a paragraph prints, without white space, in pieces where a tab or a line break parts it."""
    return [squeezed(text) for text in _PARTING.split(read_paragraph(paragraph).text)]


def squeezed(text: str) -> str:
    """Return a text as it is compared with a PDF's: without white space, characters as a PDF has them."""
    return "".join(map(_folded, _UNSEEN.sub("", plain(text))))


@cache
def _folded(character: str) -> str:
    """Return what a PDF's text layer has for a character: plain letters for ㎡, ﬁ and ², one hyphen for all."""
    kind = unicodedata.decomposition(character).partition(" ")[0]
    return unicodedata.normalize("NFKC", character).translate(_HYPHENS) if kind in _FOLDED else character

"""A paragraph as the boxes of its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from zhibao.paging.estimate.boxes import Box, InlinePicture
from zhibao.paging.estimate.content import Content
from zhibao.paging.estimate.forms import Forms, ParagraphForm, once
from zhibao.paging.estimate.line_breaking import NEW_LINE, NEW_PAGE, Glyph, Line
from zhibao.paging.estimate.plain_lines import lines_of
from zhibao.paging.estimate.plain_paragraphs import read_plain, tab, written_plainly
from zhibao.word.bookmarks import START
from zhibao.word.simple_types import EMU_PER_POINT
from zhibao.word.unbroken import without_joiners
from zhibao.word.xml import Element, qualified, value, w

T = TypeVar("T")
# The height of a line of "single" spacing over the size of its font, for Chinese fonts.
_NATURAL = 1.3
# What a line of single spacing states where that is a multiple, 240 twips.
_SINGLE = 12.0
_PICTURE = "\ufffc"
_RUN, _INLINE, _TEXT, _TAB = w("r"), qualified("wp:inline"), w("t"), w("tab")
_BREAKS = (w("br"), w("cr"))
# What was taken away under tracked changes stands nowhere, and what floats stands beside the lines.
_SKIPPED = frozenset(
    (*map(w, ("pPr", "rPr", "txbxContent", "del", "moveFrom")), qualified("mc:Fallback"), qualified("wp:anchor"))
)


class Setting(Struct, frozen=True):
    """Where a paragraph stands: the width of its column, the pitch of the line grid and the height of the page, in
    points, 0 without any; its number among the paragraphs and tables of the body.
    """

    width: float
    grid: float = 0.0
    page_height: float = 0.0
    block: int = 0


class Paragraphs:
    """Reads paragraphs with the styles and the lists of one document."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._known: dict[Hashable, Any] = {}

    def boxes(self, paragraph: Element, setting: Setting) -> list[Box]:
        """Return the lines of a paragraph, keep_with_next as its keep and widow rules say."""
        plainly = written_plainly(paragraph)
        make = partial(self._boxes, paragraph, plainly, setting)
        made = once(self._known, (plainly, setting.width, setting.grid), make) if plainly else make()
        return placed(made, page_height=setting.page_height, block=setting.block)

    def _boxes(self, paragraph: Element, plainly: str, setting: Setting) -> tuple[Box, ...]:
        form, content = (plainly and read_plain(plainly, paragraph, self._forms)) or self._read(paragraph)
        narrow = setting.width - form.indents
        lines = lines_of(tuple(content.pieces), max(narrow - form.first_line, 1.0), max(narrow, 1.0))
        heights = [_height(line, form, setting.grid) for line in lines]
        heights[0] += form.top
        heights[-1] += form.bottom
        names, pictures = _by_line(lines, content.marks), _by_line(lines, content.pictures)
        last = len(lines) - 1
        return tuple(
            Box(
                height,
                before=form.before if at == 0 else 0.0,
                after=form.after if at == last else 0.0,
                keep_with_next=_keep_with_next(form, at, last),
                names=names[at],
                begins_page=at == 0 and form.begins_page,
                ends_page=lines[at].ends_page,
                pictures=pictures[at],
            )
            for at, height in enumerate(heights)
        )

    def keeps_next(self, paragraph: Element) -> bool:
        """Tell whether a paragraph stays with the next."""
        return self._forms.of(paragraph).keeps_next

    def _read(self, paragraph: Element) -> tuple[ParagraphForm, Content]:
        """Return what formats a paragraph, and what is in it."""
        form, content = self._forms.of(paragraph), Content()
        content.add_text(form.type, form.label)
        for element in _walk(paragraph):
            if element.tag == START:
                content.marks.append((content.length, element.get(w("name"), "")))
            elif element.tag == _RUN:
                if form.reach and element.find(_TAB) is not None:
                    content.add_glyph(tab(form))
                self._add_run(element, form.style, content)
        return form, content

    def _add_run(self, run: Element, style: str, content: Content) -> None:
        type_ = self._forms.of_run(run, style)
        if type_.is_hidden:
            return
        for child in _walk(run):
            if child.tag == _TEXT:
                content.add_text(type_, without_joiners(child.text or ""))
            elif child.tag in _BREAKS:
                content.add_glyph(Glyph(NEW_PAGE if child.get(w("type")) == "page" else NEW_LINE, 0.0, 0.0))
            elif child.tag == _INLINE:
                picture = _picture(child)
                content.pictures.append((content.length, InlinePicture(picture_name(child), picture.height)))
                content.add_glyph(picture)


def placed(boxes: Sequence[Box], **place: Any) -> list[Box]:
    """Return boxes with values that hang on where they stand."""
    return [replace(box, **place) for box in boxes]


def _walk(element: Element) -> Iterator[Element]:
    """Yield what is in a paragraph or run in its order, runs and pictures whole."""
    for child in element.iterchildren("{*}*"):
        if child.tag in _SKIPPED:
            continue
        yield child
        if child.tag not in (_RUN, _INLINE):
            yield from _walk(child)


def _picture(inline: Element) -> Glyph:
    extent = inline.find("{*}extent")
    width, height = (0, 0) if extent is None else (int(extent.get(name, "0")) for name in ("cx", "cy"))
    return Glyph(_PICTURE, width / EMU_PER_POINT, 0.0, height / EMU_PER_POINT)


def picture_name(inline: Element) -> str:
    """Return the name of a picture in the text."""
    return value(inline, "wp:docPr/@name")


def _height(line: Line, form: ParagraphForm, grid: float) -> float:
    if form.line and form.rule == "exact":
        return form.line
    natural = max((line.size or form.size) * _NATURAL if not line.picture else 0.0, line.picture)
    if form.line and form.rule == "atLeast":
        return max(natural, form.line)
    if grid and form.is_on_grid:
        natural = -(-natural // grid) * grid
    return natural if line.picture or not form.line else natural * form.line / _SINGLE


def _keep_with_next(form: ParagraphForm, at: int, last: int) -> bool:
    if at == last:
        return form.keeps_next
    # LibreOffice keeps the lines of a paragraph together too that stays with the next.
    if form.keeps_next or form.keeps_lines:
        return True
    return at in (0, last - 1) and form.keeps_widows


def _by_line(lines: tuple[Line, ...], placed: Sequence[tuple[int, T]]) -> list[tuple[T, ...]]:
    """Return what stands in each line, given the glyph that it stands before."""
    if not placed:
        return [()] * len(lines)
    starts = [line.start for line in lines]
    found: list[list[T]] = [[] for _ in lines]
    for place, each in placed:
        found[max(bisect_right(starts, place) - 1, 0)].append(each)
    return [tuple(each) for each in found]

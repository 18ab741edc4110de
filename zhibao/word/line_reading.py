"""One paragraph's content in order: runs with their formats, drawn objects, notes, and what is no text any more.

Fields go on from one paragraph to the next: of their codes nothing is text, of their results everything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from zhibao.text.symbol_fonts import in_unicode
from zhibao.word.drawing_objects import ReadBoxes, chosen_alternative, drawn_in
from zhibao.word.field_codes import FieldCode, parsed
from zhibao.word.simple_types import states_on
from zhibao.word.story import Aside, NoteMark, Piece, StoryAside, StoryBreak, StoryRun
from zhibao.word.style_inheritance import RunLayers, stated, switched, toggled
from zhibao.word.unbroken import plain
from zhibao.word.xml import Element, find, first, qualified, values, w

_CHARACTERS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_TEXT, _BREAK, _SYMBOL, _DELETED = w("t"), w("br"), w("sym"), w("delText")
_MARK, _CODE, _RENDERED, _RUBY = w("fldChar"), w("instrText"), w("lastRenderedPageBreak"), w("ruby")
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_DRAWN = frozenset((w("drawing"), w("pict"), w("object")))
_RUN, _SIMPLE, _ALTERNATE = w("r"), w("fldSimple"), qualified("mc:AlternateContent")
_GONE = frozenset((w("del"), w("moveFrom")))
_PARTS = frozenset(map(w, ("hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "customXml", "dir", "bdo")))
_MATHS = frozenset((qualified("m:oMath"), qualified("m:oMathPara")))
FormatOf = Callable[[Element], RunLayers]


class _OpenField(Struct):
    """A field that has begun: its code so far, and whether its result has."""

    code: str = ""
    in_result: bool = False

    @property
    def parsed(self) -> FieldCode:
        return parsed(self.code)


class PageCount(Struct):
    """The rendered pages as Word marked them when it saved; None where it marked none."""

    page: int | None = None

    def turn(self) -> None:
        if self.page is not None:
            self.page += 1


class LineReading(Struct):
    """Reads paragraphs one after another."""

    format_of: FormatOf
    read_boxes: ReadBoxes
    pages: PageCount
    _fields: list[_OpenField] = field(default_factory=list)
    is_contents: bool = False
    sequences: set[str] = field(default_factory=set)

    def pieces(self, paragraph: Element) -> tuple[Piece, ...]:
        """Return what a paragraph holds, neighbouring runs of one format as one."""
        self.is_contents, self.sequences = False, set()
        return tuple(_united(self._content(paragraph)))

    def _content(self, parent: Element) -> Iterator[Piece]:
        for child in parent.iterchildren("{*}*"):
            tag = child.tag
            if tag == _RUN:
                yield from self._run(child)
            elif tag in _PARTS:
                yield from self._content(child)
            elif tag in _GONE:
                yield from _aside(Aside.DELETED, "".join(values(child, ".//w:delText/text() | .//w:t/text()")))
            elif tag == _SIMPLE:
                yield from self._simple(child)
            elif tag == _ALTERNATE:
                chosen = chosen_alternative(child)
                yield from () if chosen is None else self._content(chosen)
            elif tag in _MATHS:
                yield from self._shown(StoryRun("".join(values(child, ".//m:t/text()")), is_made=True))

    def _simple(self, element: Element) -> Iterator[Piece]:
        self._fields.append(_OpenField(element.get(w("instr"), ""), in_result=True))
        yield from self._content(element)
        self._fields.pop()

    def _run(self, run: Element) -> Iterator[Piece]:
        layers = self.format_of(run)
        is_hidden = switched(layers.direct, "vanish") or switched(layers.character, "vanish") or False
        for child in run.iterchildren("{*}*"):
            for piece in self._piece(child, layers):
                if is_hidden and isinstance(piece, StoryRun):
                    yield from _aside(Aside.HIDDEN, piece.text)
                else:
                    self._note_sequences()
                    yield piece

    def _piece(self, child: Element, layers: RunLayers) -> Iterator[Piece]:
        tag = child.tag
        if tag == _TEXT:
            yield from self._shown(_formatted(plain(child.text or ""), layers))
        elif tag in _CHARACTERS:
            yield from self._shown(_formatted(_CHARACTERS[tag], layers))
        elif tag == _BREAK:
            is_page = child.get(w("type")) == "page"
            yield from [StoryBreak.PAGE] if is_page else self._shown(_formatted("\n", layers))
        elif tag == _SYMBOL:
            yield from self._shown(_symbol(child, layers))
        elif tag in _NOTES:
            yield NoteMark(_NOTES[tag], child.get(w("id"), ""))
        elif tag in _DRAWN:
            yield from drawn_in(child, self.read_boxes)
        elif tag == _ALTERNATE:
            chosen = chosen_alternative(child)
            for each in () if chosen is None else chosen.iterchildren("{*}*"):
                yield from self._piece(each, layers)
        elif tag == _RUBY:
            yield from self._ruby(child)
        elif tag == _RENDERED:
            self.pages.turn()
        elif tag == _DELETED:
            yield from _aside(Aside.DELETED, child.text or "")
        else:
            self._field(child)

    def _ruby(self, ruby: Element) -> Iterator[Piece]:
        base = first(ruby, "w:rubyBase")
        yield from () if base is None else self._content(base)
        yield from _aside(Aside.PHONETIC, "".join(values(ruby, "w:rt//w:t/text()")))

    def _field(self, child: Element) -> None:
        if child.tag == _CODE and self._fields:
            self._fields[-1].code += child.text or ""
        elif child.tag == _MARK:
            kind = child.get(w("fldCharType"))
            if kind == "begin":
                self._fields.append(_OpenField())
            elif kind == "separate" and self._fields:
                self._fields[-1].in_result = True
            elif kind == "end" and self._fields:
                self._fields.pop()

    def _note_sequences(self) -> None:
        """Note the SEQ fields whose numbers are seen."""
        codes = (each.parsed for each in self._fields)
        self.sequences |= {code.argument for code in codes if code.kind == "SEQ" and not code.is_silent}

    def _shown(self, run: StoryRun) -> Iterator[Piece]:
        if all(each.in_result for each in self._fields):
            self.is_contents = self.is_contents or any(each.parsed.kind == "TOC" for each in self._fields)
            yield run


def _formatted(text: str, layers: RunLayers) -> StoryRun:
    position = stated(layers.all, "vertAlign", "val") or ""
    return StoryRun(text, toggled(layers, "b"), toggled(layers, "i"), "" if position == "baseline" else position)


def _symbol(symbol: Element, layers: RunLayers) -> StoryRun:
    """Return a symbol in Unicode; one that is not known is 【符号】, which nobody overlooks."""
    code = symbol.get(w("char"), "")
    character = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else ""
    shown = in_unicode(symbol.get(w("font"), ""), character)
    run = _formatted("【符号】" if shown is None else shown, layers)
    return StoryRun(run.text, run.bold, run.italic, run.vert_align, is_made=True)


def _aside(why: Aside, text: str) -> Iterator[Piece]:
    if text.strip():
        yield StoryAside(why, text)


def _united(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbouring runs of one format made one."""
    last: StoryRun | None = None
    for piece in pieces:
        if isinstance(piece, StoryRun) and not piece.text:
            continue
        if last and isinstance(piece, StoryRun) and _format(piece) == _format(last):
            last = StoryRun(last.text + piece.text, last.bold, last.italic, last.vert_align, last.is_made)
            continue
        if last:
            yield last
        last = piece if isinstance(piece, StoryRun) else None
        if last is None:
            yield piece
    if last:
        yield last


def _format(run: StoryRun) -> tuple[object, ...]:
    return run.bold, run.italic, run.vert_align, run.is_made


def is_mark_deleted(paragraph: Element) -> bool:
    """Tell whether the end of a paragraph is deleted under tracked changes: the next one is one with it."""
    return bool(find(paragraph, "w:pPr/w:rPr/w:del"))


def repeats_as_header(row: Element) -> bool:
    """Tell whether a row is repeated on each page."""
    header = first(row, "w:trPr/w:tblHeader")
    return header is not None and states_on(header.get(w("val"), "1"))

"""The lines that the file should show: the template's words as it printed them, the texts as the report has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zhibao.audit.expected import ExpectedTable, ExpectedText, TextKind
from zhibao.findings import Finding, finished_rules
from zhibao.model.fill_marks import TABLE_MARK, TEXT_MARK
from zhibao.model.ref import CellRef
from zhibao.word.document_text import BlockText, ParagraphText, TableText
from zhibao.word.unbroken import plain

SNIPPET = 40
Texts = Mapping[str, ExpectedText]
Piece = str | ExpectedText


class ExpectedLine(Struct, frozen=True):
    """A paragraph or table as it should read; `pieces` are the template's words and the report's texts in it."""

    shown: BlockText
    pieces: tuple[Piece, ...]
    ref: CellRef
    table: ExpectedTable | None = None

    @property
    def texts(self) -> tuple[ExpectedText, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, ExpectedText))

    @property
    def words(self) -> str:
        """What the template itself printed."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


def with_references(shown: BlockText, label: Callable[[str], str]) -> BlockText:
    """Return a block as filled with the labels that its references (REF) get when all captions have their numbers."""

    def referring(line: ParagraphText) -> ParagraphText:
        text = line.text
        for field in reversed(line.fields):
            if field.code.kind == "REF":
                text = text[: field.start] + label(field.code.argument) + text[field.end :]
        return replace(line, text=text)

    # A long table seldom refers to anything.
    return _changed(shown, referring) if any(line.fields for line in shown.lines) else shown


def _changed(shown: BlockText, change: Callable[[ParagraphText], ParagraphText]) -> BlockText:
    if isinstance(shown, ParagraphText):
        return change(shown)
    rows = (tuple(replace(cell, lines=tuple(map(change, cell.lines))) for cell in row) for row in shown.rows)
    return replace(shown, rows=tuple(rows))


def expected_lines(
    filled: Iterable[BlockText], texts: Texts, tables: Mapping[str, ExpectedTable]
) -> list[ExpectedLine]:
    """Return what should be read back of what the template printed, which still has its marks."""
    expected, ref = list[ExpectedLine](), CellRef()
    for shown in filled:
        each = (_table(shown, tables) if isinstance(shown, TableText) else None) or _line(shown, texts, ref)
        ref = each.ref
        expected.append(each)
    return expected


def _table(shown: TableText, tables: Mapping[str, ExpectedTable]) -> ExpectedLine | None:
    """Return the report's table of that mark, in the style that its columns asked for when it was filled in."""
    mark = TABLE_MARK.fullmatch(shown.description)
    table = tables.get(mark[1]) if mark else None
    return ExpectedLine(replace(table.shown, style=shown.style), (), table.ref, table) if table else None


def _line(shown: BlockText, texts: Texts, ref: CellRef) -> ExpectedLine:
    pieces = tuple(piece for line in shown.lines for piece in _pieces(line.text, texts))
    first = next((piece for piece in pieces if isinstance(piece, ExpectedText)), None)
    return ExpectedLine(_changed(shown, lambda line: _filled(line, texts)), pieces, first.text.ref if first else ref)


def _filled(line: ParagraphText, texts: Texts) -> ParagraphText:
    words = (piece if isinstance(piece, str) else piece.text.plain for piece in _pieces(line.text, texts))
    return replace(line, text=plain("".join(words)))


def _pieces(text: str, texts: Texts) -> Iterator[Piece]:
    """Yield the words between texts, and the texts; a mark that names a block, which has no words, yields nothing."""
    at, is_inside = 0, False
    for mark in TEXT_MARK.finditer(text):
        if not is_inside and mark.start() > at:
            yield text[at : mark.start()]
        is_inside = mark[1] is not None
        if is_inside and mark[1] in texts:
            yield texts[mark[1]]
        at = mark.end()
    if at < len(text):
        yield text[at:]


def printing_differences(
    expected: Sequence[ExpectedLine], texts: Texts, tables: Mapping[str, ExpectedTable]
) -> Iterator[Finding]:
    """Yield what the template left out, printed twice or in another order than the report has it."""
    printed = [text for each in expected for text in each.texts]
    yield from _lost(printed, expected, texts)
    # Within a block the template decides about the order of caption, unit and notes.
    yield from _disordered((each.text.id, each.place, each.text.ref, each.text.plain) for each in printed)
    shown = [each.table for each in expected if each.table]
    places = {key: place for place, key in enumerate(tables)}
    yield from _disordered((each.id, places[each.id], each.ref, each.caption.plain) for each in shown)
    there = {each.id for each in shown}
    for table in tables.values():
        if table.id not in there:
            yield finished_rules.TABLE_DIFFERS.at(table.ref, caption=table.caption.plain, text="")


def _lost(printed: Iterable[ExpectedText], expected: Sequence[ExpectedLine], texts: Texts) -> Iterator[Finding]:
    there = {each.text.id for each in printed}
    fixed = {squeezed(each.words) for each in expected if not each.texts}
    for key, each in texts.items():
        is_fixed = each.kind is TextKind.PREFACE and squeezed(each.text.plain) in fixed
        if key not in there and not is_fixed:
            yield finished_rules.TEXT_LOST.at(each.text.ref, text=each.text.plain[:SNIPPET])


def _disordered(printed: Iterable[tuple[str, int, CellRef, str]]) -> Iterator[Finding]:
    """Yield what was printed twice or in another order, given the id, place in the report, cell and words of each."""
    seen: set[str] = set()
    last = -1
    for id_, place, ref, words in printed:
        if id_ in seen:
            yield finished_rules.TEXT_TWICE.at(ref, text=words[:SNIPPET])
        elif place < last:
            yield finished_rules.TEXT_MOVED.at(ref, text=words[:SNIPPET])
        seen.add(id_)
        last = max(last, place)


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return re.sub(r"\s", "", text)

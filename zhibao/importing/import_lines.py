"""The document's paragraphs as the import sees them: text boxes laid open, notes put where they are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.findings import import_rules
from zhibao.importing.import_entries import NO_SOURCE, ImportSource, Taking
from zhibao.model.text import Position, Run, Text
from zhibao.text.keys import squeezed
from zhibao.text.tidy import scrub
from zhibao.word.story import (
    Aside,
    NoteMark,
    ObjectKind,
    Stories,
    StoryAside,
    StoryBlock,
    StoryBreak,
    StoryLook,
    StoryObject,
    StoryParagraph,
    StoryRun,
    StoryTable,
    StoryTurn,
    paragraphs_in,
)

NO_LOOK = StoryLook()
_POSITIONS = {"superscript": Position.SUPERSCRIPT, "subscript": Position.SUBSCRIPT}
_BEFORE_NOTE, _AFTER_NOTE = "（注：", "）"
_ASIDES = {
    Aside.HIDDEN: (import_rules.HIDDEN, ""),
    Aside.PHONETIC: (import_rules.NOT_PRINTED_SO, "拼音"),
}


class SourceLine(Struct, frozen=True):
    """A paragraph: its characters, the label of its list, what is drawn in it, how it looks and where it stood."""

    text: Text
    label: str = ""
    look: StoryLook = NO_LOOK
    source: ImportSource = NO_SOURCE
    objects: tuple[StoryObject, ...] = ()
    is_contents: bool = False
    sequences: frozenset[str] = frozenset()

    @property
    def plain(self) -> str:
        return self.text.plain.strip()

    @property
    def key(self) -> str:
        """The characters without spaces, as they are compared."""
        return squeezed(self.text.plain)

    @property
    def is_blank(self) -> bool:
        return not self.key and not self.objects

    def without(self, count: int) -> SourceLine:
        """Return the line without its first characters."""
        return replace(self, text=self.text.cut(count))


class NewPage(Struct, frozen=True):
    """From here on a new page, as somebody asked for."""

    source: ImportSource = NO_SOURCE


Item = SourceLine | StoryTable | StoryTurn | NewPage


class LineMaking(Struct):
    """Makes lines of story paragraphs; what of them is no text is noted in `taking`."""

    stories: Stories
    taking: Taking
    _called: set[tuple[str, str]] = field(default_factory=set)

    def body(self) -> list[Item]:
        """Return the lines and tables of the body in order."""
        return list(self.items(self.stories.body))

    def items(self, blocks: Iterable[StoryBlock]) -> Iterator[Item]:
        """Yield the lines and tables of blocks, what stands in text boxes after the paragraph that holds them."""
        for block in blocks:
            if isinstance(block, StoryParagraph):
                yield from self._of_paragraph(block)
            else:
                yield block

    def leave_uncalled_notes(self) -> None:
        """Note the foot- and endnotes that nothing calls."""
        for key, blocks in self.stories.notes.items():
            words = "".join(each.text for each in paragraphs_in(blocks))
            if key not in self._called:
                self.taking.leave(import_rules.HIDDEN, ImportSource(), words, "没有注号的脚注")

    def _of_paragraph(self, paragraph: StoryParagraph) -> Iterator[Item]:
        source = ImportSource.of(paragraph)
        breaks = [at for at, each in enumerate(paragraph.pieces) if each is StoryBreak.PAGE]
        runs = [at for at, each in enumerate(paragraph.pieces) if isinstance(each, StoryRun | StoryObject)]
        comes_first = bool(breaks) and bool(runs) and breaks[0] < runs[0]
        if comes_first or paragraph.begins_page:
            yield NewPage(source)
        yield self._line(paragraph, source)
        for each in paragraph.pieces:
            if isinstance(each, StoryAside) and each.why is Aside.WORD_ART:
                self.taking.add([each.text])
                yield SourceLine(Text.of(scrub(each.text)), source=source)
        for drawn in paragraph.objects:
            yield from self.items(drawn.blocks)
        if breaks and not comes_first:
            yield NewPage(source)

    def _line(self, paragraph: StoryParagraph, source: ImportSource) -> SourceLine:
        runs = [run for piece in paragraph.pieces for run in self._runs(piece, source)]
        return SourceLine(
            Text(tuple(runs)),
            paragraph.label,
            paragraph.look,
            source,
            tuple(each for each in paragraph.objects if each.kind is not ObjectKind.TEXT_BOX),
            paragraph.is_contents,
            paragraph.sequences,
        )

    def _runs(self, piece: object, source: ImportSource) -> Iterator[Run]:
        if isinstance(piece, StoryRun):
            if piece.is_made:
                self.taking.add([piece.text])
            position = _POSITIONS.get(piece.vert_align, Position.BASELINE)
            yield Run(scrub(piece.text), piece.bold, piece.italic, position)
        elif isinstance(piece, NoteMark):
            yield from self._note(piece)
        elif isinstance(piece, StoryAside) and piece.why is Aside.DELETED:
            self.taking.tell(import_rules.DELETED, source, piece.text)
        elif isinstance(piece, StoryAside) and piece.why in _ASIDES:
            rule, reason = _ASIDES[piece.why]
            if piece.text.strip().isdecimal():
                # What counts chapters without being seen.
                rule, reason = import_rules.NOT_PRINTED_SO, "计数用的隐藏数字"
            self.taking.leave(rule, source, piece.text, reason)

    def _note(self, mark: NoteMark) -> Iterator[Run]:
        key = (mark.kind, mark.id)
        if key in self._called:
            return
        self._called.add(key)
        items = self.items(self.stories.notes.get(key, ()))
        lines = [each for each in items if isinstance(each, SourceLine) and each.key]
        if lines:
            self.taking.add([_BEFORE_NOTE, _AFTER_NOTE])
            runs = [run for line in lines for run in line.text.runs]
            self.taking.inserted.append("".join((_BEFORE_NOTE, *(run.text for run in runs), _AFTER_NOTE)))
            yield from (Run(_BEFORE_NOTE), *runs, Run(_AFTER_NOTE))


def with_label(line: SourceLine, taking: Taking) -> Text:
    """Return a line's text with the label of its list typed before it."""
    if not line.label:
        return line.text
    taking.add([line.label])
    return Text((Run(line.label), *line.text.runs))


def joined_text(lines: Iterable[Text]) -> Text:
    """Return the texts one below the other in one cell."""
    runs: list[Run] = []
    for text in lines:
        runs += [Run("\n")] if runs else []
        runs += text.runs
    return Text(tuple(runs))

"""Hiding pupils' names as the cover asks, and saying what was hidden or is published."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import structs

from zhibao.findings import Finding, Findings, text_rules
from zhibao.model.blocks import CaseStudy, Heading, Note, Orientation, PageBreak, Paragraph, PrintedBlock, TableBlock
from zhibao.model.figures import Figure
from zhibao.model.provenance import Provenance
from zhibao.model.ref import CellRef
from zhibao.model.report import ComputedReport, PrintedReport
from zhibao.model.text import Text
from zhibao.pack import PrivacyRules
from zhibao.privacy.mask import Mask, MaskTally
from zhibao.privacy.name_words import NameWords
from zhibao.privacy.names import NameReader
from zhibao.privacy.persons import Persons, persons_of
from zhibao.privacy.unlisted import UnlistedColumn, unlisted_columns

COVER_KEY, AS_THEY_ARE = "脱敏", "否"
_SHOWN = 20


class Disguised:
    """A report with its pupils' names masked, and the same for the words of the pictures drawn from it."""

    def __init__(self, report: ComputedReport, mask: Mask | None = None) -> None:
        self.report = report
        self._mask = mask

    @property
    def hides_names(self) -> bool:
        """Tell whether there are names that are masked."""
        return self._mask is not None

    def figures(self, drawn: PrintedReport) -> PrintedReport:
        """Return the drawn report with the names in its pictures' words masked: names of photo files get there."""
        mask = self._mask
        if mask is None:
            return drawn

        def change(block: PrintedBlock) -> PrintedBlock:
            match block:
                case Figure():
                    return structs.replace(block, rows=tuple(tuple(map(mask.shown, row)) for row in block.rows))
                case Heading() | Paragraph() | TableBlock() | Note() | CaseStudy() | PageBreak() | Orientation():
                    return block
                case _:
                    return mask.of_unknown_kind(block)

        return drawn.with_blocks(change)

    def words(self, words: str) -> str:
        """Return words about the report with names masked."""
        return self._mask.words(words) if self._mask else words

    def told(self, findings: Findings) -> Findings:
        """Return the findings with names masked in the words that they found; faults go with them."""
        mask = self._mask
        return findings.with_words(mask.words) if mask else findings

    def numbers(self, rows: Iterable[Provenance]) -> Iterator[Provenance]:
        """Return the printed numbers with names and formulas masked: aggregates may be of pupils."""
        words = functools.cache(self.words)
        for row in rows:
            # Of thousands of typed numbers none has a name or a formula.
            is_named = row.name or row.formula
            yield structs.replace(row, name=words(row.name), formula=words(row.formula)) if is_named else row


def disguise(report: ComputedReport, rules: PrivacyRules) -> tuple[Disguised, tuple[Finding, ...]]:
    """Return a computed report with its pupils' names masked, or as it is when the cover says 脱敏=否."""
    reader = NameReader(rules)
    persons = persons_of(report, reader)
    stays = report.cover.get(COVER_KEY, Text()).plain.strip() == AS_THEY_ARE
    mask = Mask(report, persons, reader) if persons.pupils else None
    # What was met on the way is for the review alone, which sees names.
    hidden = replace(mask.report(report), observations=()) if mask else report
    if stays:
        return Disguised(report), tuple(_published(mask.tally, persons)) if mask else ()
    unlisted = tuple(unlisted_columns(hidden, persons.columns, reader))
    told = _hidden(mask.tally, persons, reader.words, len(unlisted)) if mask else _unread(persons)
    return Disguised(hidden, mask), (*told, *_told(unlisted, reader.words))


def _published(tally: MaskTally, persons: Persons) -> Iterator[Finding]:
    if tally.names:
        counts = {"names": len(tally.names), "tables": tally.tables, "elsewhere": tally.elsewhere}
        yield text_rules.NAMES_PUBLISHED.at(_first(tally, persons)[1], **counts)


def _told(columns: Iterable[UnlistedColumn], words: NameWords) -> Iterator[Finding]:
    for each in columns:
        header = each.header[:_SHOWN]
        found = {"found": header, "example": words.masked(each.name), "count": each.count}
        yield text_rules.NOBODYS_NAMES.at(each.ref, **found)


def _hidden(tally: MaskTally, persons: Persons, words: NameWords, unlisted: int) -> Iterator[Finding]:
    if tally.names:
        name, ref = _first(tally, persons)
        counts = {"names": len(tally.names), "in_tables": tally.in_tables, "elsewhere": tally.elsewhere}
        remedy = f"另有 {unlisted} 列像是姓名，没有隐去，见 T230。" if unlisted else "不用改。"
        yield text_rules.NAMES_MASKED.at(ref, example=words.masked(name), remedy=remedy, **counts)
    for header, ref in persons.mixed.items():
        yield text_rules.PUPILS_WITH_TEACHERS.at(ref, header=header)
    for name, teacher in persons.teachers.items():
        if name in persons.pupils:
            yield text_rules.TEACHER_LIKE_PUPIL.at(teacher, name=name, pupil=persons.pupils[name])
    yield from _unread(persons)
    for name, left in tally.doubtful.items():
        yield text_rules.NAME_LEFT.at(left.ref, name=name, count=left.count, around=left.around)


def _unread(persons: Persons) -> Iterator[Finding]:
    """Yield what stands in pupils' columns and was taken for no name: it is printed as it is."""
    if persons.unread:
        ref = next(iter(persons.unread.values()))
        words = [_placed(word, at, ref) for word, at in persons.unread.items()]
        rest = "" if len(words) <= _SHOWN else "……"
        yield text_rules.NO_NAME_READ.at(ref, count=len(words), found="、".join(words[:_SHOWN]) + rest)


def _placed(word: str, ref: CellRef, first: CellRef) -> str:
    """Return the word, with its cell where that is not the first one."""
    return word if ref == first else f"{word}（{ref.cell if ref.sheet_shown == first.sheet_shown else ref}）"


def _first(tally: MaskTally, persons: Persons) -> tuple[str, CellRef]:
    """Return the first pupil who is on paper, and the cell that names that pupil."""
    return next((name, ref) for name, ref in persons.pupils.items() if name in tally.names)

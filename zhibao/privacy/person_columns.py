"""Which columns of a table name pupils, and which name teachers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from zhibao.model.table import Table
from zhibao.pack import PrivacyRules
from zhibao.privacy.labelled import SAYS_NAME, LabelledCells, LabelReader
from zhibao.privacy.names import NameReader, normal
from zhibao.text.lazy_patterns import lazy_pattern

_REMARK = lazy_pattern(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]|\s")
_SHORT = 2
_LABEL = 6  # characters, at most
_PART = lazy_pattern(r"[^/\\|、,;:+&·和与及()\[\]【】〔〕\s-]+")


class Whose(Enum):
    """Whose names a column holds; `SOMEBODY` where its header does not say."""

    NOBODY = "nobody"
    PUPIL = "pupil"
    TEACHER = "teacher"
    SOMEBODY = "somebody"


class Role(Enum):
    """What a cell holds: pupils under 姓名, pupils under another word, teachers, or no persons."""

    NAMES = "names"
    PUPILS = "pupils"
    TEACHERS = "teachers"
    OTHER = "other"


class PersonColumns(Struct, frozen=True):
    """The pupils' columns of a table, each with whether its header says 姓名, and the teachers' columns.

    `mixed` are the pupils' columns that are the teachers' as well; `cells` stand beside labels.
    """

    pupils: Mapping[int, bool] = field(default_factory=dict)
    teachers: frozenset[int] = frozenset()
    mixed: frozenset[int] = frozenset()
    cells: LabelledCells = field(default_factory=LabelledCells)

    def role(self, header_rows: int, row: int, column: int) -> Role:
        """Return what a cell of the table holds."""
        if (row, column) in self.cells.names:
            return Role.NAMES
        if row < header_rows:
            return Role.OTHER
        if column in self.pupils:
            return Role.NAMES if self.pupils[column] else Role.PUPILS
        return Role.TEACHERS if column in self.teachers else Role.OTHER


def person_columns(table: Table, caption: str, reader: NameReader) -> PersonColumns:
    """Return the columns whose header names persons; a bare 姓名 is the pupils' unless the table speaks of teachers.

    A column that only says 选手 or 学生 holds names when at least half of what looks like one begins with a surname.
    """
    rules = reader.rules
    headers = [_header(table, column) for column in range(table.column_count)]
    combined = [_combined(table, column, rules) for column in range(table.column_count)]
    whose = [_whose(header, rules) for header in headers]
    somebody = Whose.TEACHER if _is_of_teachers(caption, headers, whose, rules) else Whose.PUPIL
    whose = [somebody if each is Whose.SOMEBODY else each for each in whose]
    says_name = [any(SAYS_NAME in text for text in header) for header in headers]
    names = {
        column: [name for row in table.body for name in reader.names_in(row[column], False)]
        if reader.may_name(table.said_below(column))
        else []
        for column in range(table.column_count)
        if whose[column] is Whose.PUPIL or Whose.PUPIL in combined[column]
    }
    pupils = {
        column: says_name[column]
        for column, each in enumerate(whose)
        if (each is Whose.PUPIL and (says_name[column] or _holds_names(names[column], reader)))
        or (Whose.PUPIL in combined[column] and names[column] and _holds_names(names[column], reader))
    }
    teachers = frozenset(column for column, each in enumerate(whose) if each is Whose.TEACHER)
    mixed = frozenset(column for column in pupils if Whose.TEACHER in combined[column])
    cells = LabelReader(table, reader, teachers - mixed, somebody is Whose.PUPIL).cells
    keys = cells.keys
    if (cells.names or cells.doubtful) and _has_teachers_label(table, whose, rules):
        cells = LabelReader(table, reader, teachers - mixed, False).cells
    pupils = {column: says for column, says in pupils.items() if column not in keys}
    refused = [at for at, each in enumerate(whose) if each is Whose.PUPIL and at not in pupils and at not in keys]
    doubtful = cells.doubtful | {place for column in refused for place in _likely_names(table, column, reader)}
    return PersonColumns(pupils, teachers - mixed, mixed, replace(cells, doubtful=doubtful - cells.names))


def _likely_names(table: Table, column: int, reader: NameReader) -> Iterator[tuple[int, int]]:
    """Yield the cells with what most likely is a name, in a column that mostly holds other things."""
    for at, row in enumerate(table.body, len(table.header)):
        names = reader.names_in(row[column], False)
        if any(len(name) > _SHORT and reader.words.is_likely(name) for name in names):
            yield at, column


def _has_teachers_label(table: Table, whose: list[Whose], rules: PrivacyRules) -> bool:
    """Tell whether a cell, such as 职称 in a table of keys and values, says that the table is of teachers."""
    texts = (
        normal(cell.plain)
        for row in table.rows
        for at, cell in enumerate(row)
        if cell and whose[at] is not Whose.TEACHER
    )
    short = (text for text in texts if 0 < len(text) <= _LABEL and _whose((text,), rules) is Whose.NOBODY)
    return any(_has([text], rules.teacher_signs) for text in short)


def _combined(table: Table, column: int, rules: PrivacyRules) -> frozenset[Whose]:
    """Return whose names a column holds whose header names several things: 选手/学校, 学校（选手）, 选手及指导教师."""
    cells = (table.owner(row, column).plain for row in range(len(table.header)))
    lowest = next(filter(None, reversed([normal(text) for text in cells])), "")
    found = [_whose((part,), rules) for part in header_parts(lowest)]
    if len(found) > 1 and found[0] is Whose.SOMEBODY and Whose.TEACHER in found:  # 姓名及指导教师, not 教师（姓名）
        found[0] = Whose.PUPIL
    return frozenset(found) if len(found) > 1 else frozenset()


def header_parts(header: str) -> list[str]:
    """Return the things that a header (`normal`) names: 选手/学校, 学校(选手), 选手及指导教师."""
    return _PART.findall(header)


def _header(table: Table, column: int) -> tuple[str, ...]:
    """Return all header texts over a column from the top down, without remarks in brackets and gaps."""
    cells = dict.fromkeys(table.owner(row, column).plain for row in range(len(table.header)))
    return tuple(filter(None, (_REMARK.sub("", normal(text)) for text in cells)))


def _whose(header: tuple[str, ...], rules: PrivacyRules) -> Whose:
    # 学生姓名及学校 names persons, whatever it ends in.
    if not header or (header[-1].endswith(rules.no_names) and SAYS_NAME not in header[-1]):
        return Whose.NOBODY
    kinds = ((rules.teacher_columns, Whose.TEACHER), (rules.pupil_columns, Whose.PUPIL))
    for words, whose in (*kinds, (rules.name_columns, Whose.SOMEBODY)):
        if _has(header, words):
            return whose
    return Whose.NOBODY


def _is_of_teachers(caption: str, headers: list[tuple[str, ...]], whose: list[Whose], rules: PrivacyRules) -> bool:
    """Tell by the caption, and where that speaks of neither or both by the other columns that name nobody."""
    of_pupils, of_teachers = _has([caption], rules.pupil_columns), _has([caption], rules.teacher_signs)
    if of_pupils != of_teachers:
        return of_teachers
    others = (header for header, each in zip(headers, whose, strict=True) if each is Whose.NOBODY)
    return any(_has(header, rules.teacher_signs) for header in others)


def _has(texts: Iterable[str], words: tuple[str, ...]) -> bool:
    return any(word in text for text in texts for word in words)


def _holds_names(names: list[str], reader: NameReader) -> bool:
    return 2 * sum(map(reader.words.has_known_surname, names)) >= len(names)

"""Which columns of a table name pupils, and which name teachers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from zhibao.model.table import Table
from zhibao.pack import PrivacyRules
from zhibao.privacy.names import has_known_surname, normal, read_names

_REMARK = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]|\s")
_SAYS_NAME = "姓名"


class Whose(Enum):
    """Whose names a column holds; `SOMEBODY` where its header does not say."""

    NOBODY = "nobody"
    PUPIL = "pupil"
    TEACHER = "teacher"
    SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True)
class PersonColumns:
    """The pupils' columns of a table, each with whether its header says 姓名, and the teachers' columns."""

    pupils: Mapping[int, bool] = field(default_factory=dict)
    teachers: frozenset[int] = frozenset()


def person_columns(table: Table, caption: str, rules: PrivacyRules) -> PersonColumns:
    """Return the columns whose header names persons; a bare 姓名 is the pupils' unless the table speaks of teachers.

    A column that only says 选手 or 学生 holds names when at least half of what looks like one begins with a surname.
    """
    headers = [_header(table, column) for column in range(table.column_count)]
    whose = [_whose(header, rules) for header in headers]
    somebody = Whose.TEACHER if _is_of_teachers(caption, headers, whose, rules) else Whose.PUPIL
    whose = [somebody if each is Whose.SOMEBODY else each for each in whose]
    says_name = [any(_SAYS_NAME in text for text in header) for header in headers]
    pupils = {
        column: says_name[column]
        for column, each in enumerate(whose)
        if each is Whose.PUPIL and (says_name[column] or _holds_names(table, column))
    }
    return PersonColumns(pupils, frozenset(column for column, each in enumerate(whose) if each is Whose.TEACHER))


def _header(table: Table, column: int) -> tuple[str, ...]:
    """Return all header texts over a column from the top down, without remarks in brackets and gaps."""
    cells = dict.fromkeys(table.owner(row, column).plain for row in range(len(table.header)))
    return tuple(filter(None, (_REMARK.sub("", normal(text)) for text in cells)))


def _whose(header: tuple[str, ...], rules: PrivacyRules) -> Whose:
    # 学生姓名及学校 names persons, whatever it ends in.
    if not header or (header[-1].endswith(rules.no_names) and _SAYS_NAME not in header[-1]):
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


def _holds_names(table: Table, column: int) -> bool:
    lines = (line.plain for row in table.body if (cell := row[column]) for line in cell.lines)
    names = [span.name for line in lines for span in read_names(line, False).names]
    return 2 * sum(map(has_known_surname, names)) >= len(names)

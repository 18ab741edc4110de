"""Names beside or below a label in a table: “学生姓名｜张三丰” in a table of keys and values, or persons across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import takewhile

from msgspec import Struct

from zhibao.model.table import Table, TableCell
from zhibao.privacy.names import NameReader, normal
from zhibao.text.lazy_patterns import lazy_pattern

SAYS_NAME = "姓名"
_LONGEST_LABEL = 12
_BESIDE = lazy_pattern(r"[(\[【〔][^)\]】〕\0]*[)\]】〕]|[\s::]")

Place = tuple[int, int]


class LabelledCells(Struct, frozen=True):
    """Cells that name pupils, and cells beside a label of pupils that may; by row and column of the table.

    `keys` are the columns whose header is such a label, and no header.
    """

    names: frozenset[Place] = frozenset()
    doubtful: frozenset[Place] = frozenset()
    keys: frozenset[int] = frozenset()


class LabelReader:
    """LabelReader of pupils in one table, other than headers over names."""

    def __init__(self, table: Table, reader: NameReader, skipped: frozenset[int], is_of_pupils: bool) -> None:
        """`skipped` columns have headers of their own; a bare 姓名 counts when the table `is_of_pupils`."""
        self._rows, self._texts = table.rows, table.texts
        self._header = len(table.header)
        self._reader, self._rules = reader, reader.rules
        self._skipped = skipped
        rules = reader.rules
        words = (*rules.pupil_columns, *rules.name_columns) if is_of_pupils else rules.pupil_columns
        self._names: set[Place] = set()
        self._doubtful: set[Place] = set()
        self._keys: set[Place] = set()
        # Then a number is no label, as is told without more ado.
        self._is_chinese = bool(words) and not any(word.isascii() for word in words)
        self._endings = tuple(f"{word}{end}" for word in words or ("",) for end in ("", SAYS_NAME, "名单", "代表"))

    @cached_property
    def cells(self) -> LabelledCells:
        """The cells beside and below all labels."""
        places, texts = [], []
        for row, said in enumerate(self._texts):
            for column, plain in enumerate(said):
                if column in self._skipped or not plain or (self._is_chinese and plain.isascii()):
                    continue
                cell = self._rows[row][column]
                if cell and len(plain) - len(cell.lines) < _LONGEST_LABEL:
                    places.append((row, column))
                    texts.append(plain)
        for place, text, bare in zip(places, texts, self._bare(texts), strict=True):
            if self._is_label(bare):
                self._follow(*place, SAYS_NAME in normal(text))
        names = frozenset(self._names)
        keys = frozenset(column for row, column in self._keys if row < self._header)
        return LabelledCells(names, frozenset(self._doubtful) - names, keys)

    def _bare(self, texts: list[str]) -> list[str]:
        """Return the texts in their usual form without what is in brackets, all in one where none is ASCII."""
        if not self._is_chinese:
            return [_BESIDE.sub("", normal(text)) for text in texts]
        # No text of a workbook has the character that parts them.
        return _BESIDE.sub("", normal("\0".join(texts))).split("\0") if texts else []

    def _is_label(self, bare: str) -> bool:
        return bare.endswith(self._endings) and not any(word in bare for word in self._rules.teacher_columns)

    def _follow(self, row: int, column: int, says_name: bool) -> None:
        if row < self._header and any(self._down(self._header - 1, column)):
            return  # It stands over names, as headers do.
        beside = list(self._right(row, column))
        below = list(self._down(row, column)) if says_name and not beside else []
        is_sure = says_name or all(self._is_long(place) for place in beside)
        (self._names if is_sure else self._doubtful).update(beside, below)
        if beside:
            self._keys.add((row, column))
        if says_name and (len(beside) > 1 or (row >= self._header and not (beside or below))):
            self._doubtful.update(self._neighbour(row, beside[-1][1] if beside else column))

    def _right(self, row: int, column: int) -> Iterator[Place]:
        """Yield the cells with names to the right, up to one without."""
        named = self._named((row, at) for at in range(column + 1, len(self._rows[row])))
        return (place for place in named if place[1] not in self._skipped)

    def _down(self, row: int, column: int) -> Iterator[Place]:
        """Yield the cells with names below, up to one without."""
        return self._named((at, column) for at in range(row + 1, len(self._rows)))

    def _named(self, places: Iterable[Place]) -> Iterator[Place]:
        filled = ((place, cell) for place in places if (cell := self._rows[place[0]][place[1]]) and cell.lines)
        return (place for place, _ in takewhile(lambda each: self._names_persons(each[1]), filled))

    def _neighbour(self, row: int, column: int) -> Iterator[Place]:
        """Yield the next filled cell to the right when it has words that may be a name."""
        cells = ((at, self._rows[row][at]) for at in range(column + 1, len(self._rows[row])))
        found = next(((at, cell) for at, cell in cells if cell and cell.lines), None)
        if found and found[0] not in self._skipped and not self._is_heading(found[1]):
            yield row, found[0]

    def _names_persons(self, cell: TableCell) -> bool:
        if self._is_heading(cell):
            return False
        names = self._reader.names_in(cell, True)
        return bool(names) and all(map(self._reader.words.is_likely, names))

    def _is_heading(self, cell: TableCell) -> bool:
        rules = self._rules
        words = (*rules.pupil_columns, *rules.teacher_columns, *rules.name_columns)
        text = _BESIDE.sub("", normal(cell.plain))
        return text.endswith(rules.no_names) or any(word in text for word in words)

    def _is_long(self, place: Place) -> bool:
        names = self._reader.names_in(self._rows[place[0]][place[1]], True)
        return all(len(name) > 2 for name in names)

"""Sheets with a row for every number of a report: their rows are written as SpreadsheetML (ECMA-376 part 1, §18.3).

A library takes most of a second for ten thousand of them. It makes the sheets all the same, their headers, columns and
formats: each with a sample row, which shows what it calls the formats and the files that links lead to.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import islice

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.provenance_sheets import LONGEST_LINK, ListLooks, print_as_others, set_widths
from zhibao.workbook.row_heights import line_count, row_height, sure_characters

# Excel opens no file with more links or more rows on a sheet.
_MOST_LINKED, _MOST_ROWS = 60_000, 1_048_576
_FIRST_ROW, _LOOKS = 2, 4
_INSIDE = "internal:"
_STRINGS = "xl/sharedStrings.xml"
_MOST_CHARACTERS = 32_767
# What a cell's text may not hold as it is (§22.9.2.19): characters that XML does not carry, and what looks like them.
_LOOKS_ESCAPED, _FORBIDDEN = lazy_pattern("_(?=x[0-9a-fA-F]{4}_)"), lazy_pattern("[\0-\x08\x0b-\x1f\ufffe\uffff]")
# Nearly all texts: nothing in them is escaped, and no spaces at their ends are to be kept.
_PLAIN = re.compile(r"(?!\s)[^\0-\x1f&<>\"_\ufffe\uffff]+(?<!\s)")
_SAMPLE = lazy_pattern('<row r="2".*?</row>')
_SAMPLE_FORMAT = lazy_pattern(r'<c r="[A-Z]+2" s="(\d+)"/>')
_DIMENSION = lazy_pattern('<dimension ref="[^"]*"/>')
_SAMPLE_LINKS = lazy_pattern("<hyperlinks>.*?</hyperlinks>")
_RELATION = lazy_pattern(r'<Relationship Id="rId\d+"([^>]*/>)')
_SHARED = lazy_pattern(rb't="s"><v>(\d+)')
_TABLE = lazy_pattern(r'(<sst [^>]*)count="(\d+)" uniqueCount="(\d+)">')

# The values of a row from the left, and its links: column, text, address, none where Excel bears no more.
_Row = tuple[Sequence[str | float], list[tuple[int, str, str]]]


class SharedTexts(dict[str, int]):
    """The texts of all cells (§18.4), each with the number by which cells name it."""

    def put_before(self, table: str, uses: int) -> bytes:
        """Return a part of shared strings with these texts, used so often, before its own, whose numbers grow."""
        own = "".join(map(_item, self))
        begin, others, count = _TABLE.search(table).groups()  # type: ignore[union-attr]  # the library writes it so
        counts = f'count="{int(others) + uses}" uniqueCount="{int(count) + len(self)}">'
        return _TABLE.sub(lambda _: f"{begin}{counts}{own}", table, count=1).encode()


class LongSheet:
    """A sheet that is filled from above, and knows how many rows and links it has."""

    def __init__(self, sheet: Worksheet, looks: ListLooks, widths: Sequence[float], texts: SharedTexts) -> None:
        self.sheet, self._looks, self._widths, self._texts = sheet, looks, widths, texts
        self._columns = tuple(map(xl_col_to_name, range(len(widths))))
        self._rows: list[_Row] = []
        # The files outside that links lead to, in their order; an address inside has none.
        self._files: dict[str, None] = {}
        self._link_count = 0
        self.row = self.text_count = 0
        set_widths(sheet, widths, looks)

    @property
    def is_full(self) -> bool:
        return self.row + 1 >= _MOST_ROWS

    def head(self, words: Iterable[str]) -> None:
        """Write the header of the table."""
        for column, word in enumerate(words):
            self.sheet.write_string(0, column, word, self._looks.header)
        self.sheet.set_row(0, row_height(1))

    def begin_row(self, values: Sequence[str | float]) -> None:
        """Begin the next row with these texts and numbers, as high as they need; what is empty is not written."""
        self.row += 1
        self._rows.append((values, []))

    def link(self, column: int, text: str, address: str) -> None:
        """Write a text that leads somewhere into the present row, as long as Excel bears one more."""
        self._link_count += 1
        is_borne = self._link_count <= _MOST_LINKED and len(address) <= LONGEST_LINK
        if is_borne and not address.startswith(_INSIDE):
            self._files[address.partition("#")[0]] = None
        self._rows[-1][1].append((column, text, address if is_borne else ""))

    def finish_list(self) -> None:
        """Make the sheet open and print as the clerk's other sheets do, with a row that shows formats and links."""
        looks = self._looks
        for column, look in enumerate((looks.text, looks.whole, looks.broken, looks.link)):
            self.sheet.write_blank(1, column, None, look)
        links = (address for _, links in self._rows for _, _, address in links if address)
        samples = [f"{file}#A1" for file in self._files] or [*islice(links, 1)]
        for column, address in enumerate(samples, _LOOKS):
            self.sheet.write_url(1, column, address, looks.link, "A1")
        self.sheet.autofilter(0, 0, self.row, len(self._widths) - 1)
        self.sheet.freeze_panes(1, 0)
        self.sheet.repeat_rows(0)
        print_as_others(self.sheet, self._widths)

    def rows_like(self, part: str) -> str:
        """Return the rows in the formats of the sample in the part that the library made of the sheet."""
        return "".join(self._written(*_SAMPLE_FORMAT.findall(part)))

    def put_into(self, parts: dict[str, bytes], part: str, rows: str) -> None:
        """Put the rows into the part that the library made of the sheet, in place of the sample."""
        shown = _DIMENSION.sub(f'<dimension ref="A1:{self._columns[-1]}{self.row + 1}"/>', parts[part].decode())
        before, after = _SAMPLE.split(shown)
        relations = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
        links, related = self._linked(parts.get(relations, b"").decode())
        parts |= {relations: related} if related else {}
        between, *end = _SAMPLE_LINKS.split(after)
        # Joined as bytes: as one text all of it would be as wide as its few Chinese characters.
        parts[part] = b"".join(each.encode() for each in (before, rows, between, links, *end))

    def _written(self, text_look: str, whole: str, broken: str, link_look: str) -> Iterator[str]:
        """Yield the rows (§18.3.1.73) with their cells, in the formats of those numbers."""
        texts, columns = self._texts, self._columns
        places = [*zip(columns, self._widths, map(sure_characters, self._widths), strict=True)]
        as_text, as_whole, as_broken = f'" s="{text_look}" t="s"><v>', f'" s="{whole}"><v>', f'" s="{broken}"><v>'
        for number, (values, links) in enumerate(self._rows, _FIRST_ROW):
            lines, cells = 1, ""
            for (column, width, fitting), value in zip(places, values, strict=False):
                if isinstance(value, int):
                    cells += f'<c r="{column}{number}{as_whole}{value}</v></c>'
                elif isinstance(value, float):
                    look = as_whole if value.is_integer() else as_broken
                    cells += f'<c r="{column}{number}{look}{value:.16G}</v></c>'
                elif value and len(value) <= _MOST_CHARACTERS:
                    cells += f'<c r="{column}{number}{as_text}{texts.setdefault(value, len(texts))}</v></c>'
                    self.text_count += 1
                    if len(value) > fitting or "\n" in value:
                        lines = max(lines, line_count(value, width))
            for column, text, address in links:
                look, text_number = link_look if address else text_look, texts.setdefault(text, len(texts))
                cells += f'<c r="{columns[column]}{number}" s="{look}" t="s"><v>{text_number}</v></c>'
            self.text_count += len(links)
            yield f'<row r="{number}" ht="{_height(lines)}" customHeight="1">{cells}</row>'

    def _linked(self, relations: str) -> tuple[str, bytes]:
        """Return the links (§18.3.1.47), and the relationships that they name, made of those of the sample."""
        targets = dict(zip(self._files, _RELATION.findall(relations), strict=True))
        links, related, columns = list[str](), list[str](), self._columns
        for number, (_, of_row) in enumerate(self._rows, _FIRST_ROW):
            for column, text, address in of_row:
                cell, (file, _, place) = f"{columns[column]}{number}", address.partition("#")
                if file in targets:
                    key = f"rId{len(related) + 1}"
                    related.append(f'<Relationship Id="{key}"{targets[file]}')
                    links.append(f'<hyperlink ref="{cell}" r:id="{key}" location="{_attribute(place)}"/>')
                elif address:
                    inside = _attribute(address.removeprefix(_INSIDE))
                    links.append(f'<hyperlink ref="{cell}" location="{inside}" display="{_attribute(text)}"/>')
        listed = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
        if not related:
            return listed, b""
        begin, end = relations.index("<Relationship "), relations.rindex("/>") + len("/>")
        return listed, f"{relations[:begin]}{''.join(related)}{relations[end:]}".encode()


def with_long_sheets(content: bytes, book: Workbook, sheets: Iterable[LongSheet], texts: SharedTexts) -> bytes:
    """Return a workbook as the library wrote it with all rows of the long sheets, not yet compressed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    long = {each.sheet: each for each in sheets}
    of_parts = {f"xl/worksheets/sheet{number}.xml": long.get(each) for number, each in enumerate(book.worksheets(), 1)}
    # All texts are numbered before those of the library's own cells, which come after them.
    rows = {part: sheet.rows_like(parts[part].decode()) for part, sheet in of_parts.items() if sheet}
    for part, sheet in of_parts.items():
        parts[part] = _shifted(parts[part], len(texts))
        if sheet:
            sheet.put_into(parts, part, rows[part])
    parts[_STRINGS] = texts.put_before(parts[_STRINGS].decode(), sum(each.text_count for each in long.values()))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return written.getvalue()


def _shifted(part: bytes, count: int) -> bytes:
    """Return a sheet whose texts have numbers so much higher."""
    return _SHARED.sub(lambda match: b't="s"><v>%d' % (int(match[1]) + count), part)


def _item(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return f"<si><t>{text}</t></si>"
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    lawful = _FORBIDDEN.sub(lambda match: f"_x{ord(match[0]):04X}_", _LOOKS_ESCAPED.sub("_x005F_", text))
    return f"<si><t{space}>{escape(lawful, quote=False)}</t></si>"


def _attribute(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else escape(text)


@cache
def _height(lines: int) -> str:
    """Return the height of a row in points, whole pixels as Excel has them."""
    return f"{int(row_height(lines) * 4 / 3 + 0.5) * 3 / 4:.16G}"

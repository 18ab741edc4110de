"""The rows of long tables, kept back while a template is filled in: there is no tag in them, and much to go through."""

from __future__ import annotations

import re

from lxml import etree

from zhibao.word.package import parse
from zhibao.word.xml import Element, w

_LEAST = 50
_TARGET = "late-rows"
_ROW_ENDS = "</w:tr>"
_NUMBER = re.compile("[0-9]{1,9}")
# What docxtpl puts other characters or elements in place of, {_{ and the like: such rows go its way.
_REPLACED = ("_", "\n", "\t", "\a", "\f")


class LateRows:
    """The rows of the tables of one filling, each with a mark where they belong."""

    def __init__(self) -> None:
        self._rows: list[str] = []

    def kept_back(self, table: str) -> str:
        """Return a table's XML with a mark in place of all its rows but the first; a short one as it is."""
        start = table.find(_ROW_ENDS) + len(_ROW_ENDS)
        rows = table[start : table.rfind(_ROW_ENDS) + len(_ROW_ENDS)]
        if rows.count(_ROW_ENDS) < _LEAST or any(each in rows for each in _REPLACED):
            return table
        self._rows.append(rows)
        return f"{table[:start]}<?{_TARGET} {len(self._rows) - 1}?>{table[start + len(rows) :]}"

    def put_into(self, body: Element) -> None:
        """Put the rows in place of their marks, in place; raise what lxml raises for rows that are no XML."""
        for mark in list(body.iter(etree.ProcessingInstruction)):
            table, number = mark.getparent(), mark.text or ""
            if getattr(mark, "target", "") == _TARGET and table is not None and _NUMBER.fullmatch(number):
                for rows in self._rows[int(number) :][:1]:
                    at = table.index(mark)
                    table[at : at + 1] = _elements(rows)


def _elements(rows: str) -> list[Element]:
    return list(parse(f'<w:tbl xmlns:w="{w("")[1:-1]}">{rows}</w:tbl>'.encode()))

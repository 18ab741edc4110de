"""The two sets of namespaces of workbooks: that of nearly all files, and that of ISO/IEC 29500 strict."""

from __future__ import annotations

from msgspec import Struct

from zhibao.text.lazy_patterns import lazy_pattern
from zhibao.workbook.spreadsheet import MAIN, Element, PartError

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SCHEMAS, _PURL = "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = lazy_pattern("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = lazy_pattern("_(?=x[0-9A-Fa-f]{4}_)")
_MOST_CHARACTERS = 32_767


class Dialect(Struct, frozen=True):
    """The namespaces of SpreadsheetML and of relationships."""

    main: str
    relationships: str

    @classmethod
    def of(cls, root: Element) -> Dialect:
        """Return the namespaces of a part of SpreadsheetML; PartError for any other part."""
        space = str(root.tag).partition("}")[0].lstrip("{")
        if space not in MAIN:
            raise PartError(f"{root.tag} 不是电子表格的部分")
        return cls(space, f"{_PURL if space == MAIN[1] else _SCHEMAS}/relationships")

    def tag(self, name: str) -> str:
        """Return the full name of an element of SpreadsheetML."""
        return f"{{{self.main}}}{name}"

    @property
    def id(self) -> str:
        """The full name of the attribute that names a relationship."""
        return f"{{{self.relationships}}}id"


def lawful(text: str) -> str:
    """Return a text as a cell can hold it: what looks like an escape is escaped (§22.9.2.19)."""
    return _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text))[:_MOST_CHARACTERS]

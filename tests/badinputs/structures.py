"""The workbook's parts: damaged, missing, of another kind, or made to harm who reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.badinputs.bad_input import CHAPTER, BadInput, Build, Site, book, build, edited
from tests.badinputs.containers import SHEET, in_data
from tests.package_edits.edit import BOOK, BOOK_RELS, STRINGS, STYLES, Change, dropped, sub, swap

_PROPERTIES = "docProps/core.xml"
RELS = "_rels/.rels"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "b">]>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%b">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(9))
    + b"]>"
)


def after_declaration(part: str, said: bytes) -> Change:
    """Bytes before the root element of a part."""

    def change(content: bytes) -> bytes:
        declaration, end, rest = content.partition(b"?>")
        return declaration + end + said + rest if end else said + content

    return rewritten(part, change)


def rewritten(part: str, change: Callable[[bytes], bytes]) -> Change:
    return lambda parts: {**parts, part: change(parts[part])}


def nested(part: str) -> Change:
    return rewritten(part, lambda content: b"<a>" * 100_000 + b"</a>" * 100_000)


DAMAGES: dict[str, Callable[[str], Change]] = {
    "missing": dropped,
    "empty": lambda part: rewritten(part, lambda content: b""),
    "zeros": lambda part: rewritten(part, lambda content: bytes(len(content))),
    "cut short": lambda part: rewritten(part, lambda content: content[: len(content) // 2]),
    "no XML": lambda part: rewritten(part, lambda content: b"\xff\xfe\x00 not XML"),
    "another root": lambda part: rewritten(part, lambda content: b"<svg/>"),
    "in no namespace": lambda part: rewritten(part, lambda content: content.replace(b"xmlns=", b"xmlns:old=")),
    "an entity": lambda part: after_declaration(part, ENTITY),
    "an entity of another file": lambda part: after_declaration(part, OUTSIDE),
    "a billion laughs": lambda part: after_declaration(part, LAUGHS),
    "100,000 elements deep": nested,
}


def built(lay_out: Build) -> Build:
    """The same input, of which a report is made."""

    def made(site: Site) -> Sequence[str]:
        lay_out(site)
        return build(site)

    return made


class Came(NamedTuple):
    code: str
    at: str = ""
    status: int = 2


_NO_COVER = Came("W040", "封面")
_LOST, _BROKEN = Came("W040", CHAPTER), Came("W002")
# What comes of every damage of a part, and of those that come to something else.
PARTS: dict[str, tuple[Came, dict[str, Came]]] = {
    BOOK: (_BROKEN, {}),
    BOOK_RELS: (_BROKEN, {"missing": _NO_COVER, "another root": _NO_COVER, "in no namespace": Came("", "", 0)}),
    STYLES: (Came("W040", "封面"), {}),
    STRINGS: (Came("W040", "封面"), {}),
    SHEET: (_LOST, {}),
    # The workbook stands where it usually does.
    RELS: (_BROKEN, dict.fromkeys(("missing", "another root", "in no namespace"), Came("", "", 0))),
}


def _damaged(part: str, name: str) -> BadInput:
    usual, others = PARTS[part]
    return BadInput(f"{part}: {name}", edited(DAMAGES[name](part)), *others.get(name, usual))


_RELATED = 'Target="worksheets/sheet3.xml"'
_EDITS: dict[str, tuple[Change, Came]] = {
    "a sheet outside of the package": (swap(BOOK_RELS, _RELATED, 'Target="../../../etc/passwd"'), _LOST),
    "a sheet on the web": (swap(BOOK_RELS, _RELATED, 'Target="http://127.0.0.1/a" TargetMode="External"'), _LOST),
    "a sheet that is a share": (swap(BOOK_RELS, _RELATED, r'Target="\\server\a.xml" TargetMode="External"'), _LOST),
    "a sheet that is a picture": (
        sub(BOOK_RELS, r"relationships/worksheet(\"[^>]*sheet3)", r"relationships/image\1"), _LOST),
    "a sheet that is the workbook": (swap(BOOK_RELS, _RELATED, 'Target="workbook.xml"'), _LOST),
    "two sheets of one part": (swap(BOOK_RELS, _RELATED, 'Target="worksheets/sheet2.xml"'), _LOST),
    "a sheet without a relationship": (sub(BOOK, r'(name="基本情况"[^>]*r:id=")rId3', r"\1rId99"), _LOST),
    "a cover without a name": (swap(BOOK, 'name="封面"', 'name=""'), Came("W003", "封面", 1)),
    "two sheets of one name": (swap(BOOK, 'name="前言"', 'name="基本情况"'), _LOST),
    "no sheets": (sub(BOOK, "<sheets>.*</sheets>", "<sheets/>"), Came("W013", "", 1)),
    "a sheet called as no file may be": (swap(BOOK, 'name="基本情况"', 'name="../../a:b*?"'), Came("", "", 0)),
}  # fmt: skip
STRUCTURES = (
    *(_damaged(part, name) for part in PARTS for name in DAMAGES),
    # Reading needs nothing of these: the report is made, the marked copy is not.
    *(
        BadInput(f"{_PROPERTIES}: {name}", built(edited(DAMAGES[name](_PROPERTIES))), "E552", "", 0)
        for name in ("empty", "no XML")
    ),
    BadInput("docProps/app.xml: noise in its data", built(book(in_data("docProps/app.xml"))), "E552", "", 0),
    *(BadInput(name, edited(change), *came) for name, (change, came) in _EDITS.items()),
)

"""What the other commands are given: last year's report in Word, forms that came back, last year's workbook."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from tests.badinputs.bad_input import BadInput, Build, Site, check, sound_workbook
from tests.badinputs.containers import cut, in_sheet_data, sparse
from tests.badinputs.structures import ENTITY, LAUGHS, OUTSIDE
from tests.badinputs.templates import BODY, BODY_RELS, RELS, STYLES, before_root, rewritten
from tests.package_edits.edit import Change, dropped, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def document(content: Callable[[Site], bytes]) -> Build:
    """A Word document to be taken over; the workbook is made in this site."""

    def made(site: Site) -> Sequence[str]:
        assert site.pack
        (site.root / "去年.docx").write_bytes(content(site))
        return ("import", str(site.root / "去年.docx"), "云州市2026")

    return made


def document_parts(change: Change) -> Build:
    return document(lambda site: zipped(change(site.template())))


def last_years(content: bytes | Callable[[], bytes]) -> Build:
    def made(site: Site) -> Sequence[str]:
        assert site.pack
        (site.root / "去年.xlsx").write_bytes(content if isinstance(content, bytes) else content())
        return ("new", "云州市2026", "--from", str(site.root / "去年.xlsx"))

    return made


def form(content: bytes | Callable[[], bytes]) -> Build:
    """A form of a school in the folder 学校填报."""

    def made(site: Site) -> Sequence[str]:
        (site.inputs / "学校填报").mkdir()
        (site.inputs / "学校填报" / "甲校.xlsx").write_bytes(content if isinstance(content, bytes) else content())
        return check(site)

    return made


def sparse_form(site: Site) -> Sequence[str]:
    words = form(b"")(site)
    sparse(site.inputs / "学校填报" / "甲校.xlsx")
    return words


def sparse_document(site: Site) -> Sequence[str]:
    words = document(lambda site: b"")(site)
    sparse(site.root / "去年.docx")
    return words


def without_body(body: bytes) -> bytes:
    return body[: body.index(b"<w:body>")] + b"</w:document>"


_DOCUMENTS: dict[str, tuple[Build, str]] = {
    "nothing": (document(lambda site: b""), "I801"),
    "text": (document(lambda site: "报告".encode()), "I801"),
    "a password": (document(lambda site: _OLE + "EncryptedPackage".encode("utf-16-le")), "I801"),
    "the first half": (document(lambda site: zipped(site.template())[:6_000]), "I801"),
    "a workbook": (document(lambda site: sound_workbook()), "I801"),
    "an empty zip": (document(lambda site: zipped({})), "I801"),
    "no body": (document_parts(rewritten(BODY, without_body)), "I801"),
    "another root": (document_parts(rewritten(BODY, lambda content: b"<svg/>")), "I801"),
    "no main part": (document_parts(dropped(BODY)), "I801"),
    "no relationships": (document_parts(dropped(RELS)), "I801"),
    "an entity": (document_parts(before_root(BODY, ENTITY)), "I801"),
    "a file": (document_parts(before_root(BODY, OUTSIDE)), "I801"),
    "a billion laughs": (document_parts(before_root(STYLES, LAUGHS)), "I801"),
    "100,000 elements deep": (document_parts(rewritten(BODY, lambda content: b"<a>" * 100_000)), "I801"),
    "relationships of another root": (document_parts(rewritten(BODY_RELS, lambda content: b"<svg/>")), "I801"),
}  # fmt: skip
_BOOKS: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "nothing": (b"", "W002"),
    "text": ("工作簿".encode(), "W002"),
    "a password": (_OLE, "W002"),
    "the first half": (cut(0.5), "W002"),
    "an empty zip": (lambda: zipped({}), "W002"),
    "noise in a sheet": (in_sheet_data, "W040"),
}
# A form whose mark is read before the damaged sheet is no form of this workbook.
_OF_FORMS = {"W040": "F853"}
COMMANDS = (
    *(BadInput(f"import: {name}", build, code) for name, (build, code) in _DOCUMENTS.items()),
    *(
        BadInput(f"new --from: {name}", last_years(content), code, "基本情况" if code == "W040" else "")
        for name, (content, code) in _BOOKS.items()
    ),
    *(
        BadInput(f"form: {name}", form(content), _OF_FORMS.get(code, "F851"), "", 1)
        for name, (content, code) in _BOOKS.items()
    ),
    *(
        (BadInput("form: 3 GB", sparse_form, "F851", "", 1), BadInput("import: 3 GB", sparse_document, "I804"))
        if os.name == "posix"
        else ()
    ),
)

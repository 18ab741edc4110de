"""Templates damaged on purpose: henan's report.docx with one part changed in memory, and what is found in them.

assert found(document=added("{{ chapter.titel }}")) == [...]
"""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from tests.builders import TEMPLATES, henan
from zhibao.findings import Finding
from zhibao.lint import lint
from zhibao.workbook.cover import KNOWN_KEYS

Change = Callable[[str], str]
COVER_END = "</w:tbl>"
# The paragraph that `added` makes: the 97th outside tables, the first after the cover.
ADDED = "正文第 102 段"
REPORT = TEMPLATES / "henan" / "report.docx"


@cache
def parts_of(path: Path = REPORT) -> Mapping[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(*content: str) -> str:
    """Return a paragraph of body text made of XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr>{"".join(content)}</w:p>'


def table(*rows: str) -> str:
    """Return a table of one column with a text in each row."""
    cells = "".join(f"<w:tr><w:tc>{paragraph(run(row))}</w:tc></w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>{cells}</w:tbl>'


def put(xml: str) -> Change:
    """Return the change that puts XML after the cover's table."""
    return lambda document: document.replace(COVER_END, COVER_END + xml, 1)


def added(text: str) -> Change:
    """Return the change that puts a paragraph after the cover's table."""
    return put(paragraph(run(text)))


def replaced(old: str, new: str, count: int = -1) -> Change:
    def change(xml: str) -> str:
        assert old in xml, old
        return xml.replace(old, new, count)

    return change


def dropped(text: str) -> Change:
    """Return the change that deletes the first paragraph of the body with a text."""

    def change(xml: str) -> str:
        at = xml.index(text)
        start, end = xml.rindex("<w:p>", 0, at), xml.index("</w:p>", at) + len("</w:p>")
        return xml[:start] + xml[end:]

    return change


@cache
def small_document() -> str:
    """Return henan's body with nothing but its cover and its contents: a third of the work for the same fault.

    As many paragraphs stand before the cover as in the whole one, so that places have the same names.
    """
    xml = parts_of()["word/document.xml"].decode()
    start, cover = xml.index("<w:body>") + len("<w:body>"), xml.index("<w:tbl>")
    end = xml.index(COVER_END) + len(COVER_END)
    before = paragraph(run("字")) * len(re.findall("<w:p[ >]", xml[start:cover]))
    contents: str
    (contents,) = [each for each in re.findall("<w:p[ >].*?</w:p>", xml[end:]) if r" TOC \o " in each]
    return xml[:start] + before + xml[cover:end] + contents + xml[xml.rindex("<w:sectPr") :]


def found_in_small(change: Change) -> list[str]:
    """Return what is found when the body is changed: the small one where that has what is changed, or the whole.

    Its tags print no chapters: what is left out or misprinted is found in the whole one only.
    """
    small = small_document()
    try:
        document = change(small)
    except (AssertionError, ValueError):
        return found(document=change)
    return found(document=lambda _: document)


def changed(extra: Mapping[str, bytes] | None = None, /, **changes: Change) -> bytes:
    """Return henan's report.docx with parts of word/ changed and others added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in {**parts_of(), **(extra or {})}.items():
            change = changes.get(name.removeprefix("word/").removesuffix(".xml"))
            package.writestr(name, change(data.decode()).encode() if change else data)
    return packed.getvalue()


def lint_bytes(content: bytes) -> tuple[Finding, ...]:
    """Return what is found in a template under henan's rules."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(content)
        return lint(henan(), path, KNOWN_KEYS)


def found(extra: Mapping[str, bytes] | None = None, /, **changes: Change) -> list[str]:
    """Return code and message of everything that is found in a changed template."""
    return [f"{each.code} {each.message}" for each in lint_bytes(changed(extra, **changes))]

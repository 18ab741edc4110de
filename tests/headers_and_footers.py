"""Templates with page furniture that a typesetter may add in Word, and what a document says about its sections."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml.etree import _Element as Element

from tests.builders import TEMPLATES, patch_parts
from tests.invariants import find, values, w
from tests.reports import Change, Made, shown

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
HEADER_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def changed_pack(folder: Path, pack: str, extra: Mapping[str, bytes] | None = None, **changes: Change) -> Path:
    """Return a copy of the templates with parts of a pack's report.docx changed (document=…, rels=…), some added."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES, copy)

    def change(name: str, data: bytes) -> bytes:
        wanted = changes.get(_key(name))
        return wanted(data.decode()).encode() if wanted else data

    patch_parts(copy / pack / "report.docx", change, extra)
    return copy


def _key(name: str) -> str:
    return {"word/_rels/document.xml.rels": "rels", "[Content_Types].xml": "types"}.get(
        name, name.removeprefix("word/").removesuffix(".xml")
    )


def with_header(folder: Path, pack: str, content: str) -> Path:
    """Return templates whose pack has a running header of that content in every section that has a footer."""
    header = f'<w:hdr xmlns:w="{W}"><w:p>{content}</w:p></w:hdr>'.encode()
    override = f'<Override PartName="/word/header1.xml" ContentType="{HEADER_TYPE}"/>'
    relation = f'<Relationship Id="rIdHead" Type="{HEADER_RELATION}" Target="header1.xml"/>'
    references = "".join(f'<w:headerReference w:type="{kind}" r:id="rIdHead"/>' for kind in ("default", "even"))
    numbered = r'(<w:sectPr[^>]*>)(<w:footerReference w:type="default")'
    return changed_pack(
        folder,
        pack,
        {"word/header1.xml": header},
        types=lambda xml: xml.replace("</Types>", f"{override}</Types>"),
        rels=lambda xml: xml.replace("</Relationships>", f"{relation}</Relationships>"),
        document=lambda xml: re.sub(numbered, rf"\1{references}\2", xml),
    )


def chapters_on_new_pages(styles: str) -> str:
    """Return styles.xml with 段前分页 in the style of chapter titles."""
    before, name, after = styles.partition('<w:name w:val="heading 1"/>')
    assert name
    return before + name + after.replace("<w:keepLines/>", "<w:keepLines/><w:pageBreakBefore/>", 1)


def template_part(pack: str, name: str) -> Element:
    """Return a part of a pack's report.docx, such as styles."""
    with zipfile.ZipFile(TEMPLATES / pack / "report.docx") as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def style(styles: Element, name: str) -> Element:
    """Return the style of that name."""
    (found,) = find(styles, f'w:style[w:name/@w:val="{name}"]')
    return found


@dataclass(frozen=True)
class Section:
    """What a section's properties say: its direction, footers by kind, number format and first number."""

    landscape: bool
    footers: Mapping[str, str]
    format: str
    start: str


def sections(made: Made) -> list[Section]:
    """Return the sections from the cover on; footers as shown, such as — 1 —."""
    shown_by_id = _footers(made)
    return [_section(each, shown_by_id) for each in find(made.body, ".//w:sectPr")]


def _footers(made: Made) -> Mapping[str, str]:
    """Return what each footer shows by the id of its relation."""
    relations = etree.fromstring(made.part("word/_rels/document.xml.rels"))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations}
    return {
        key: shown(etree.fromstring(made.part(f"word/{target}")))
        for key, target in targets.items()
        if target.startswith("footer")
    }


def _section(properties: Element, footers: Mapping[str, str]) -> Section:
    references = find(properties, "w:footerReference")
    return Section(
        values(properties, "w:pgSz/@w:orient") == ["landscape"],
        {each.get(w("type"), ""): footers[values(each, "@r:id")[0]] for each in references},
        next(iter(values(properties, "w:pgNumType/@w:fmt")), "decimal"),
        next(iter(values(properties, "w:pgNumType/@w:start")), ""),
    )

"""WordprocessingML in small: elements, styles, lists and documents from a few words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
from docx.document import Document
from lxml import etree

from zhibao.word.numbering import Numbering
from zhibao.word.package import DocumentParts
from zhibao.word.style_inheritance import Inheritance
from zhibao.word.styles import Styles
from zhibao.word.xml import Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = f'xmlns:w="{W}" xmlns:r="{OFFICE}"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def element(xml: str) -> Element:
    """Return an element whose names have the prefixes w and r."""
    return etree.fromstring(f"<x {_NAMES}>{xml}</x>")[0]


def p(words: str = "", style: str = "", properties: str = "") -> str:
    """Return a paragraph of one run."""
    stated = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    run = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f"<w:p>{ppr(stated) if stated else ''}{run}</w:p>"


def r(*content: str, properties: str = "") -> str:
    """Return a run of elements."""
    return f"<w:r>{rpr(properties) if properties else ''}{''.join(content)}</w:r>"


def t(words: str) -> str:
    return f'<w:t xml:space="preserve">{words}</w:t>'


def field(code: str, *result: str) -> str:
    """Return the runs of a complex field; its result is given as runs."""
    return field_head(code) + "".join(result) + mark("end")


def field_head(code: str) -> str:
    """Return the runs of a complex field up to its result."""
    return mark("begin") + r(f'<w:instrText xml:space="preserve">{code}</w:instrText>') + mark("separate")


def mark(kind: str) -> str:
    """Return a run with a mark of a complex field: begin, separate or end."""
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def ppr(content: str) -> str:
    return f"<w:pPr>{content}</w:pPr>"


def rpr(content: str) -> str:
    return f"<w:rPr>{content}</w:rPr>"


def style(key: str, content: str = "", based_on: str = "", kind: str = "paragraph", more: str = "") -> str:
    """Return a style, named like its id."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{key}" {more}><w:name w:val="{key}"/>{based}{content}</w:style>'


def in_list(number: int, level: int) -> str:
    """Return the paragraph properties of a style whose paragraphs are numbered by a level of a list."""
    return ppr(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def list_of(number: int, *labels: str, kind: str = "decimal", suffix: str = "space") -> str:
    """Return a list whose levels have these labels, such as "%1.%2", for `numbering`."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{label}"/></w:lvl>'
        for level, label in enumerate(labels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )


def styles(*content: str) -> Styles:
    return Styles(element(f"<w:styles>{''.join(content)}</w:styles>"))


def numbering(content: str) -> Numbering:
    return Numbering(element(f"<w:numbering>{content}</w:numbering>"))


def inheritance(*of_styles: str, lists: str = "") -> Inheritance:
    return Inheritance(styles(*of_styles), numbering(lists))


def section(size: str = 'w:w="11906" w:h="16838"', margins: str = "", more: str = "") -> str:
    """Return the properties of a section; `margins` are attributes of its w:pgMar."""
    return f"<w:sectPr>{more}<w:pgSz {size}/><w:pgMar {margins}/></w:sectPr>"


def document(body: str, settings: str = "", around: Mapping[str, str] = {}) -> DocumentParts:
    """Return a document of that body; `around` holds headers and footers by relationship id."""
    return DocumentParts(
        element(f"<w:document><w:body>{body}</w:body></w:document>"),
        element("<w:styles/>"),
        None,
        element(f"<w:settings>{settings}</w:settings>") if settings else None,
        {key: element(each) for key, each in around.items()},
    )


def package(body: str, parts: Mapping[str, str] = {}) -> bytes:
    """Return a .docx file of that body and of further parts by kind: styles, settings, footer …"""
    related = "".join(f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    main = f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    packed = io.BytesIO()
    kinds = {"document": "document.main", **{kind: kind for kind in parts}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{rels}{types}</Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>')
        file.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>')
        file.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")
        for kind, content in parts.items():
            file.writestr(f"word/{kind}.xml", content.replace(">", f" {_NAMES}>", 1))
    return packed.getvalue()


def opened(body: str, parts: Mapping[str, str] = {}) -> Document:
    """Return a document as python-docx opens it, for the steps that work on one; parts as those of `package`."""
    return docx.Document(io.BytesIO(package(body, parts)))

"""How parts are written down as XML: namespaces, encodings, what parsers may not follow, what a style sheet holds."""

from __future__ import annotations

import re

from tests.package_edits.edit import (
    BOOK,
    MAIN,
    SHEET,
    STRINGS,
    STYLES,
    Change,
    Edit,
    Outcome,
    Parts,
    all_of,
    same,
    sub,
    swap,
    told,
)

_STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)
_DATES = r'(<c r="E1[12]" s="4")><v>(\d+)</v>'


def strict(parts: Parts) -> Parts:
    """As “Strict Open XML” is saved."""

    def change(content: bytes) -> bytes:
        for transitional, other in _STRICT:
            content = content.replace(transitional, other)
        return content

    return {name: change(content) for name, content in parts.items()}


def prefixed(part: str) -> Change:
    """The elements of a part under a prefix."""

    def change(parts: Parts) -> Parts:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", parts[part].decode()).replace("xmlns=", "xmlns:x=", 1)
        return {**parts, part: text.encode()}

    return change


def encoded(part: str, encoding: str) -> Change:
    def change(parts: Parts) -> Parts:
        text = parts[part].decode().replace("UTF-8", encoding, 1)
        return {**parts, part: text.encode(encoding)}

    return change


def declared(before: str) -> Change:
    return sub(SHEET, r"(<\?xml[^>]*>\s*)", rf"\g<1>{before}", 1)


XML = (
    same("strict", strict),
    same(
        "strict with dates of ISO 8601",
        all_of(
            strict,
            sub(SHEET, _DATES, r'\1 t="d"><v>\2</v>'),
            swap(SHEET, "45992</v>", "2025-12-01</v>"),
            swap(SHEET, "45351</v>", "2024-02-29T00:00:00</v>"),
        ),
    ),
    same(
        "days counted from 1904",
        all_of(
            swap(BOOK, "<workbookPr ", '<workbookPr date1904="1" '),
            swap(SHEET, "<v>45992<", "<v>44530<"),
            swap(SHEET, "<v>45351<", "<v>43889<"),
        ),
    ),
    *(same(f"a prefix in {part}", prefixed(part)) for part in (SHEET, STRINGS, STYLES)),
    same("UTF-16", all_of(encoded(SHEET, "UTF-16"), encoded(STRINGS, "UTF-16"))),
    same("GBK", encoded(STRINGS, "GBK")),
    same("comments and instructions", sub(SHEET, "(<row )", r'<!-- <row r="9"><c r="A9"/></row> --><?a b?>\1')),
    same("white space between elements", sub(SHEET, r">(?=<(?:row|c|v|/row|/c)\b)", ">\n  ")),
    same("CDATA", sub(STRINGS, r"<t>梧桐</t>", "<t><![CDATA[梧桐]]></t>")),
    same("a byte order mark", lambda parts: {**parts, SHEET: b"\xef\xbb\xbf" + parts[SHEET]}),
    told("a DTD", declared('<!DOCTYPE worksheet [<!ENTITY a "b">]>'), "W040"),
    told(
        "an entity that is a file",
        all_of(
            declared('<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/hostname">]>'),
            swap(SHEET, "<v>25115</v>", "<v>&a;</v>"),
        ),
        "W040",
    ),
    told("a sheet that breaks off", lambda parts: {**parts, SHEET: parts[SHEET][:1500]}, "W040"),
    told("shared strings that break off", lambda parts: {**parts, STRINGS: parts[STRINGS][:900]}, "W040"),
    told("rows after the end of the data", sub(SHEET, r'(<row r="12")', r"</sheetData>\1"), "W040"),
    told("a row of another namespace", sub(SHEET, r'<row (r="5")', r'<row xmlns="urn:a" \1'), "W040"),
    same("a cell of another namespace", sub(SHEET, r'<c (r="B5")', r'<c xmlns="urn:a" \1')),
    told("a string of another namespace", swap(STRINGS, "<si><t>梧桐", '<si xmlns="urn:a"><t>梧桐'), "W040"),
    told("a sheet of another namespace", swap(SHEET, MAIN, "urn:a"), "W040"),
    told(
        "a chart in the place of a sheet",
        lambda parts: {**parts, SHEET: f'<chartsheet xmlns="{MAIN}"/>'.encode()},
        "W040",
    ),
    same("a listed sheet of another namespace", sub(BOOK, r'<sheet (name="2 质量")', r'<sheet xmlns="urn:a" \1')),
    same("an empty fill", swap(STYLES, "<fill><patternFill", "<fill/><fill><patternFill")),
    same(
        "an extension in a pattern",
        swap(
            STYLES,
            '<patternFill patternType="none"/>',
            '<patternFill patternType="none"><extLst><ext uri="{a}"/></extLst></patternFill>',
        ),
    ),
    same("colours that are none", swap(STYLES, '<color theme="1"/>', '<color rgb="红"/>')),
    same("a size that is none", swap(STYLES, '<sz val="11"/>', '<sz val="大"/>')),
    same("an unknown element in a font", swap(STYLES, "<font>", '<font><glow xmlns="urn:a"/>')),
    same("a built-in format stated by its number alone", sub(STYLES, 'numFmtId="164" fontId', 'numFmtId="3" fontId')),
    told("a number format that is not defined", sub(STYLES, 'numFmtId="164" fontId', 'numFmtId="199" fontId'), "W042"),
    told("a cell format that is not there", sub(SHEET, r'<c r="C11" s="\d"', '<c r="C11" s="99"'), "W042"),
    Edit(
        "a format of its own under a built-in number",
        all_of(sub(STYLES, 'numFmtId="164"', 'numFmtId="37"'), swap(STYLES, '"#,##0"', '"0.0"')),
        Outcome.OTHER,
        gone=("25,115", "1,235"),
        new=("25115.0", "1234.5"),
    ),
)

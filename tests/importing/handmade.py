"""Small Word files as people make them by hand.

path = word_file(tmp_path, line("一、基本情况", font="黑体") + line("全市有学校三所。"))
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DEFAULTS = {
    "xml": "application/xml",
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "png": "image/png",
}
_OVERRIDES = {"document": "document.main", "styles": "styles"}
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"{more}><w:name w:val="{name}"/>{rest}</w:style>'
    for key, name, more, rest in (
        ("a", "Normal", ' w:default="1"', '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>'),
        ("1", "heading 1", "", '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
        ("2", "heading 2", "", '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
        ("3", "heading 3", "", '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("T1", "toc 1", "", '<w:basedOn w:val="a"/>'),
        ("Cap", "caption", "", '<w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>'),
        ("Box", "案例文字", "", '<w:basedOn w:val="a"/><w:rPr><w:rFonts w:eastAsia="楷体"/></w:rPr>'),
    )
)
COVER = ("云州市职业教育质量报告", "（2024年度）", "云州市教育局编制", "2024年12月")


def run(text: str, properties: str = "") -> str:
    """Return a run; line feeds and tabs are breaks and tabs."""
    words = text.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>").replace(
        "\t", "</w:t><w:tab/><w:t xml:space='preserve'>"
    )
    stated = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{stated}<w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs and drawings."""
    stated = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f"<w:p>{f'<w:pPr>{stated}</w:pPr>' if stated else ''}{''.join(content)}</w:p>"


def line(text: str, *, bold: bool = False, font: str = "", size: int = 0, centre: bool = False, style: str = "") -> str:
    """Return a paragraph of one run; `size` is in points."""
    look = (f'<w:rFonts w:eastAsia="{font}"/>' if font else "") + ("<w:b/>" if bold else "")
    look += f'<w:sz w:val="{2 * size}"/>' if size else ""
    return paragraph(run(text, look), style=style, properties='<w:jc w:val="center"/>' if centre else "")


def lines(*texts: str) -> str:
    return "".join(map(line, texts))


def cover() -> str:
    """Return a cover as lines, and the page that follows."""
    return "".join(line(text, centre=True, size=26) for text in COVER) + NEW_PAGE


NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
LANDSCAPE, PORTRAIT = (
    f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr></w:pPr></w:p>'
    for width, height in ((16838, 11906), (11906, 16838))
)
LAST_SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def cell(content: str, *, across: int = 1, down: str = "", more: str = "") -> str:
    """Return a cell of a line, or of blocks that are given as XML; `down` is restart or continue."""
    spans = (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "") + (f'<w:vMerge w:val="{down}"/>' if down else "")
    inner = content if content.startswith("<") else line(content)
    width = f'<w:tcW w:w="{2000 * across}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{spans}{more}</w:tcPr>{inner}</w:tc>"


def table(*rows: Sequence[str], borders: bool = True, columns: int = 0) -> str:
    """Return a table; a cell is a text or XML made by `cell`."""
    kind = "single" if borders else "none"
    edges = "".join(f'<w:{side} w:val="{kind}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    width = '<w:tblW w:w="0" w:type="auto"/>'
    grid = "<w:gridCol w:w='2000'/>" * (columns or max(map(len, rows)))
    made = ("".join(each if each.startswith("<w:tc>") else cell(each) for each in row) for row in rows)
    body = "".join(f"<w:tr>{row}</w:tr>" for row in made)
    properties = f"<w:tblPr>{width}<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def blip(key: str, left: int = 0, more: str = "") -> str:
    """Return the DrawingML of a picture."""
    return (
        f'<pic:pic><pic:nvPicPr/><pic:blipFill><a:blip r:embed="{key}"/>{more}</pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="{left}" y="0"/><a:ext cx="900000" cy="600000"/></a:xfrm></pic:spPr></pic:pic>'
    )


def drawing(content: str, kind: str = "inline") -> str:
    """Return a run with a drawing."""
    graphic = f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:{kind}>{graphic}</wp:{kind}></w:drawing></w:r>"


def picture(key: str, kind: str = "inline", more: str = "") -> str:
    """Return a run that shows a picture."""
    return drawing(blip(key, more=more), kind)


def box(*blocks: str) -> str:
    """Return the shape of a text box."""
    return f"<wps:wsp><wps:spPr/><wps:txbx><w:txbxContent>{''.join(blocks)}</w:txbxContent></wps:txbx></wps:wsp>"


def both_ways(new: str, old: str) -> str:
    """Return a run with a drawing and the VML that older programs show instead."""
    graphic = (
        f"<w:drawing><wp:inline><a:graphic><a:graphicData>{new}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{graphic}</mc:Choice>'
        f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def photo(colour: str, width: int = 640, height: int = 480) -> bytes:
    """Return a plain photo as PNG."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, "PNG")
    return made.getvalue()


# Where the root of a part is called otherwise than the relationship to it.
_ROOTS = {"header": "hdr", "footer": "ftr"}


def word_file(folder: Path, body: str, parts: Mapping[str, str | bytes] = {}, name: str = "去年的报告.docx") -> Path:
    """Write a .docx file of a body and of parts."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(word_bytes(body, parts))
    return path


def word_bytes(body: str, parts: Mapping[str, str | bytes] = {}) -> bytes:
    """Return a .docx file of a body; parts by the ids of their relationships, such as footnotes, p1 (a picture), c1
    (a chart), d1 (a diagram's data), numbering, comments.
    """
    files: dict[str, tuple[str, str, str | bytes]] = {
        "styles": ("styles", "styles.xml", f"<w:styles {NAMESPACES}>{STYLES}</w:styles>")
    }
    kinds = {"p": ("image", "media/{}.png"), "c": ("chart", "charts/{}.xml"), "d": ("diagramData", "diagrams/{}.xml")}
    for key, content in parts.items():
        numbered = kinds.get(key[0]) if key[1:].isdecimal() else None
        kind, target = numbered or (key, f"{key}.xml")
        tag = _ROOTS.get(key, key)
        root = f"<w:{tag} {NAMESPACES}>{content!s}</w:{tag}>" if numbered is None else content
        files[key] = kind, target.format(key), root
    related = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target, _) in files.items()
    )
    defaults = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _DEFAULTS.items())
    parts_ = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _OVERRIDES.items()
    )
    types = f'<Types xmlns="{_TYPES}">{defaults}{parts_}</Types>'
    main = f'<Relationship Id="main" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{main}</Relationships>')
        file.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>')
        file.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for _, target, content in files.values():
            file.writestr(f"word/{target}", content)
    return packed.getvalue()

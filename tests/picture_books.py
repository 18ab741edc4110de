"""Workbooks with pictures in and over their cells, as Excel, Excel 365 and WPS store them.

book = PictureBook(tmp_path / "工作簿.xlsx", minimal_sheets(基本情况=[("图片", "开放日")]))
book.float("基本情况", "C2", content)
path = book.save()
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.builders import Page, Sheets, patch_parts

_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WPS = "http://www.wps.cn/officeDocument/2017/etCustomData"
_WPS_RELATIONSHIP = (
    '<Relationship Id="rIdW" Type="http://www.wps.cn/officeDocument/2020/cellImage" Target="cellimages.xml"/>'
)
_WPS_TYPE = '<Override PartName="/xl/cellimages.xml" ContentType="application/vnd.wps-officedocument.cellimage+xml"/>'
NAMESPACES = f'xmlns:etc="{_WPS}" xmlns:xdr="{_XDR}" xmlns:a="{_MAIN}" xmlns:r="{_REL}"'
WPS_ID = "ID_{:032X}"
Change = Callable[[str, bytes], bytes]


class PictureBook:
    """A workbook file in the making; only texts and numbers stand in its cells."""

    def __init__(self, path: Path, sheets: Sheets) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._book = xlsxwriter.Workbook(str(path))
        self._wps: list[bytes] = []
        for name, content in sheets.items():
            sheet = self._book.add_worksheet(name)
            for number, row in enumerate(content.rows if isinstance(content, Page) else content):
                sheet.write_row(number, 0, row)

    def float(self, sheet: str, cell: str, content: bytes, **options: Any) -> None:
        """Let a picture float over a cell; options as XlsxWriter's insert_image has them."""
        self._sheet(sheet).insert_image(cell, "图.png", {"image_data": io.BytesIO(content), **options})

    def place(self, sheet: str, cell: str, content: bytes) -> None:
        """Place a picture in a cell as Excel 365 does."""
        self._sheet(sheet).embed_image(cell, "图.png", {"image_data": io.BytesIO(content)})

    def wps(self, sheet: str, cell: str, content: bytes | None, prefix: str = "_xlfn.") -> None:
        """Place a picture in a cell as WPS does; without content only the formula, as other programs leave it."""
        name = WPS_ID.format(len(self._wps) + 1 if content else 0xBAD)
        if content:
            self._wps.append(content)
        shown = f'DISPIMG("{name}",1)'
        self._sheet(sheet).write_formula(cell, f"={prefix}{shown}", None, f"={shown}")

    def chart(self, sheet: str, cell: str) -> None:
        """Draw a chart over a cell."""
        chart = self._book.add_chart({"type": "column"})
        chart.add_series({"values": [sheet, 0, 0, 0, 1]})
        self._sheet(sheet).insert_chart(cell, chart)

    def text_box(self, sheet: str, cell: str, text: str) -> None:
        """Draw a text box over a cell."""
        self._sheet(sheet).insert_textbox(cell, text)

    def formula(self, sheet: str, cell: str, formula: str, value: str) -> None:
        """Write a formula and its cached value."""
        self._sheet(sheet).write_formula(cell, formula, None, value)

    def text(self, sheet: str, cell: str, text: str) -> None:
        """Write a text, even one that begins with an equals sign."""
        self._sheet(sheet).write_string(cell, text)

    def hide(self, sheet: str, cells: str) -> None:
        """Hide columns (C:C)."""
        self._sheet(sheet).set_column(cells, None, None, {"hidden": True})

    def hide_row(self, sheet: str, row: int) -> None:
        """Hide a row, counted from 1."""
        self._sheet(sheet).set_row(row - 1, None, None, {"hidden": True})

    def save(self, change: Change = lambda name, data: data) -> Path:
        """Write the file, its parts passed through `change`, and return its path."""
        self._book.close()
        extra = _wps_parts(self._wps) if self._wps else {}
        extra = {name: change(name, data) for name, data in extra.items()}
        return patch_parts(self._path, lambda name, data: change(name, self._with_wps(name, data)), extra)

    def _sheet(self, name: str) -> Any:
        sheet = self._book.get_worksheet_by_name(name)
        assert sheet is not None
        return sheet

    def _with_wps(self, name: str, data: bytes) -> bytes:
        if not self._wps:
            return data
        if name == "xl/_rels/workbook.xml.rels":
            return data.replace(b"</Relationships>", _WPS_RELATIONSHIP.encode() + b"</Relationships>")
        if name == "[Content_Types].xml":
            return data.replace(b"</Types>", _WPS_TYPE.encode() + b"</Types>")
        return data


def _wps_parts(contents: list[bytes]) -> dict[str, bytes]:
    numbers = range(1, len(contents) + 1)
    pictures = "".join(_wps_picture(number) for number in numbers)
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/image" Target="media/wps{number}.png"/>' for number in numbers
    )
    root = f"<etc:cellImages {NAMESPACES}>{pictures}</etc:cellImages>"
    return {
        "xl/cellimages.xml": root.encode(),
        "xl/_rels/cellimages.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>'.encode(),
        **{f"xl/media/wps{number}.png": content for number, content in zip(numbers, contents, strict=True)},
    }


def _wps_picture(number: int) -> str:
    return (
        f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="{WPS_ID.format(number)}"/>'
        f'<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId{number}"/><a:stretch/></xdr:blipFill>'
        "<xdr:spPr/></xdr:pic></etc:cellImage>"
    )

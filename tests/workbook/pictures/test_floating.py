"""Drawings over a sheet: every anchor, groups, alternatives."""

from __future__ import annotations

import pytest

from tests.picture_books import NAMESPACES
from zhibao.workbook.pictures.cell_places import CellPlace, CellPlaces
from zhibao.workbook.pictures.floating import floating
from zhibao.workbook.spreadsheet import parsed
from zhibao.workbook.spreadsheet.safe_xml import MAIN
from zhibao.workbook.spreadsheet.style_sheet import StyleSheet
from zhibao.workbook.spreadsheet.worksheet import worksheet

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NAMED = '<xdr:nvPicPr><xdr:cNvPr id="1" name="a"/></xdr:nvPicPr>'
PLACE = "<xdr:col>{}</xdr:col><xdr:colOff>{}</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>{}</xdr:rowOff>"
FROM = f"<xdr:from>{PLACE.format(2, 700, 4, 50)}</xdr:from>"
TO = f"<xdr:to>{PLACE.format(5, 0, 9, 0)}</xdr:to>"
C5 = CellPlace(5, 3, 700, 50)


def places(body: str, sheet: str = "") -> list[tuple[str, CellPlace]]:
    """Return what is drawn and where, in a sheet with these rows and columns."""
    root = parsed(f"<xdr:wsDr {NAMESPACES} {MC}>{body}</xdr:wsDr>".encode())
    stored = worksheet(f'<worksheet xmlns="{MAIN[0]}">{sheet}</worksheet>'.encode(), {}, StyleSheet())
    return [(each.what, each.place) for each in floating(root, CellPlaces(stored.rows, stored.columns))]


def picture(x: int = 0, y: int = 0) -> str:
    frame = f'<a:xfrm><a:off x="{x}" y="{y}"/></a:xfrm>'
    return f"<xdr:pic>{NAMED}<xdr:blipFill/><xdr:spPr>{frame}</xdr:spPr></xdr:pic>"


def alternatives(first: str, second: str) -> str:
    choice, fallback = f"<mc:Choice>{first}</mc:Choice>", f"<mc:Fallback>{second}</mc:Fallback>"
    return f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"


def test_an_anchor_of_two_cells_lies_over_its_first() -> None:
    assert places(f"<xdr:twoCellAnchor>{FROM}{TO}{picture(9, 9)}</xdr:twoCellAnchor>") == [("图片", C5)]


def test_an_anchor_of_one_cell_lies_over_it() -> None:
    assert places(f'<xdr:oneCellAnchor>{FROM}<xdr:ext cx="1" cy="1"/>{picture()}</xdr:oneCellAnchor>') == [("图片", C5)]


ABSOLUTE = '<xdr:absoluteAnchor><xdr:pos x="{}" y="{}"/><xdr:ext cx="1" cy="1"/>' + picture() + "</xdr:absoluteAnchor>"


@pytest.mark.parametrize(
    ("x", "y", "sheet", "row", "column"),
    [
        (0, 0, "", 1, 1),
        (609_599, 190_499, "", 1, 1),
        (609_600, 190_500, "", 2, 2),
        (609_600 * 3 + 5, 190_500 * 9 + 5, "", 10, 4),
        (609_600, 0, '<cols><col min="1" max="2" width="20"/></cols>', 1, 1),
        (609_600, 0, '<cols><col min="1" max="1" hidden="1"/></cols>', 1, 3),
        (0, 190_500 * 2, '<sheetData><row r="1" ht="60"/></sheetData>', 1, 1),
        (0, 190_500, '<sheetData><row r="1" hidden="1"/></sheetData>', 3, 1),
        (700_000, 400_000, '<sheetFormatPr defaultRowHeight="30" defaultColWidth="4"/>', 2, 3),
        (-5, -5, "", 1, 1),
        (10**15, 10**15, "", 1_048_576, 16_384),
    ],
)
def test_an_absolute_anchor_lies_over_the_cell_at_that_place(x: int, y: int, sheet: str, row: int, column: int) -> None:
    ((what, place),) = places(ABSOLUTE.format(x, y), sheet)
    assert (what, place.row, place.column) == ("图片", row, column)


def test_the_pictures_of_a_group_are_found_and_ordered_by_their_positions() -> None:
    group = f"<xdr:grpSp><xdr:nvGrpSpPr/>{picture(500)}<xdr:grpSp>{picture(20)}</xdr:grpSp></xdr:grpSp>"
    found = places(f"<xdr:twoCellAnchor>{FROM}{TO}{group}</xdr:twoCellAnchor>")
    assert sorted(place.x for _, place in found) == [720, 1200]


def test_of_alternatives_the_first_counts() -> None:
    chart = "<xdr:graphicFrame/>"
    note = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>此图无法显示</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    anchor = f"<xdr:twoCellAnchor>{FROM}{TO}{{}}</xdr:twoCellAnchor>"
    assert places(anchor.format(alternatives(chart, note))) == [("图表", C5)]
    outside = anchor.format(picture())
    assert places(alternatives(outside, outside)) == [("图片", C5)]


def test_a_shape_filled_with_a_picture_is_a_picture() -> None:
    shape = '<xdr:sp><xdr:spPr><a:blipFill><a:blip r:embed="rId1"/></a:blipFill></xdr:spPr></xdr:sp>'
    assert places(f"<xdr:twoCellAnchor>{FROM}{TO}{shape}</xdr:twoCellAnchor>") == [("图片", C5)]


def test_an_anchor_that_says_no_place_is_passed_over() -> None:
    assert places(f"<xdr:twoCellAnchor>{picture()}</xdr:twoCellAnchor><xdr:unheardOf/>") == []

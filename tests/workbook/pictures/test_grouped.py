"""Grouped drawings: where the members are seen, and how they stand."""

from __future__ import annotations

import pytest

from tests.picture_books import NAMESPACES
from zhibao.workbook.pictures.cell_places import CellPlaces
from zhibao.workbook.pictures.floating import Floating, floating
from zhibao.workbook.pictures.frames import PictureFrame, Turn
from zhibao.workbook.spreadsheet import parsed

COLUMN, ROW = 609_600, 190_500  # EMU, of the usual size
NAMED = '<xdr:nvPicPr><xdr:cNvPr id="1" name="a"/></xdr:nvPicPr>'


def xfrm(left: float, top: float, wide: float, high: float, inner: str = "", /, **stated: int | str) -> str:
    """Return a frame in units of usual columns and rows."""
    size = (
        f'<a:off x="{left * COLUMN:.0f}" y="{top * ROW:.0f}"/><a:ext cx="{wide * COLUMN:.0f}" cy="{high * ROW:.0f}"/>'
    )
    return (
        f"<a:xfrm{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in stated.items())}>{size}{inner}</a:xfrm>"
    )


def space(left: float, top: float, wide: float, high: float) -> str:
    """Return the space of a group's members."""
    start = f'<a:chOff x="{left * COLUMN:.0f}" y="{top * ROW:.0f}"/>'
    return f'{start}<a:chExt cx="{wide * COLUMN:.0f}" cy="{high * ROW:.0f}"/>'


def pic(frame: str) -> str:
    return f"<xdr:pic>{NAMED}<xdr:blipFill/><xdr:spPr>{frame}</xdr:spPr></xdr:pic>"


def group(frame: str, *members: str) -> str:
    return f"<xdr:grpSp><xdr:nvGrpSpPr/><xdr:grpSpPr>{frame}</xdr:grpSpPr>{''.join(members)}</xdr:grpSp>"


def seen(drawing: str, row: int = 3, column: int = 2) -> list[Floating]:
    """Return what an anchor holds that begins at the corner of a cell, counted from 1."""
    corner = f"<xdr:col>{column - 1}</xdr:col><xdr:row>{row - 1}</xdr:row>"
    anchor = f"<xdr:twoCellAnchor><xdr:from>{corner}</xdr:from><xdr:to>{corner}</xdr:to>{drawing}</xdr:twoCellAnchor>"
    root = parsed(f"<xdr:wsDr {NAMESPACES}>{anchor}</xdr:wsDr>".encode())
    return list(floating(root, CellPlaces()))


def cells(drawing: str) -> list[tuple[int, int]]:
    return [(each.place.row, each.place.column) for each in seen(drawing)]


PAIR = (pic(xfrm(1, 2, 1, 2)), pic(xfrm(3, 6, 1, 2)))


def test_members_lie_where_they_are_seen() -> None:
    assert cells(group(xfrm(1, 2, 3, 6, space(1, 2, 3, 6)), *PAIR)) == [(3, 2), (7, 4)]


def test_the_space_of_the_members_fills_the_group_s_frame() -> None:
    assert cells(group(xfrm(1, 2, 6, 12, space(1, 2, 3, 6)), *PAIR)) == [(3, 2), (11, 6)]


def test_the_space_of_the_members_may_begin_anywhere() -> None:
    moved = (pic(xfrm(101, 52, 1, 2)), pic(xfrm(103, 56, 1, 2)))
    assert cells(group(xfrm(1, 2, 3, 6, space(101, 52, 3, 6)), *moved)) == [(3, 2), (7, 4)]


def test_groups_in_groups_are_followed() -> None:
    inner = group(xfrm(1, 2, 3, 6, space(0, 0, 6, 12)), pic(xfrm(0, 0, 2, 4)), pic(xfrm(4, 8, 2, 4)))
    assert cells(group(xfrm(1, 2, 6, 12, space(1, 2, 3, 6)), inner)) == [(3, 2), (11, 6)]


def test_a_mirrored_group_swaps_its_members() -> None:
    assert cells(group(xfrm(1, 2, 3, 6, space(1, 2, 3, 6), flipH=1), *PAIR)) == [(3, 4), (7, 2)]
    assert cells(group(xfrm(1, 2, 3, 6, space(1, 2, 3, 6), flipV="true"), *PAIR)) == [(7, 2), (3, 4)]


def test_a_group_turned_over_swaps_its_members() -> None:
    assert cells(group(xfrm(1, 2, 3, 6, space(1, 2, 3, 6), rot=10_800_000), *PAIR)) == [(7, 4), (3, 2)]


def test_a_group_turned_to_its_side_is_anchored_as_it_looks() -> None:
    """1,219,200 by 1,219,200 EMU: two columns wide, 6.4 rows high; the upper left member comes to the upper right."""
    frame = f'<a:off x="0" y="0"/><a:ext cx="{2 * COLUMN}" cy="{2 * COLUMN}"/>'
    inner = f'<a:chOff x="0" y="0"/><a:chExt cx="{2 * COLUMN}" cy="{2 * COLUMN}"/>'
    halves = [
        f'<a:xfrm><a:off x="0" y="{top}"/><a:ext cx="{2 * COLUMN}" cy="{COLUMN}"/></a:xfrm>' for top in (0, COLUMN)
    ]
    found = cells(group(f'<a:xfrm rot="5400000">{frame}{inner}</a:xfrm>', *map(pic, halves)))
    assert found == [(3, 3), (3, 2)]


def test_a_wide_group_turned_to_its_side_keeps_its_members_under_its_anchor() -> None:
    wide, high = 4 * COLUMN, COLUMN
    size = f'cx="{wide}" cy="{high}"/>'
    frame = f'<a:off x="0" y="{2 * COLUMN}"/><a:ext {size}<a:chOff x="0" y="0"/><a:chExt {size}'
    halves = [
        f'<a:xfrm><a:off x="{left}" y="0"/><a:ext cx="{wide // 2}" cy="{high}"/></a:xfrm>' for left in (0, wide // 2)
    ]
    found = cells(group(f'<a:xfrm rot="5400000">{frame}</a:xfrm>', *map(pic, halves)))
    assert found == [(3, 2), (3 + 2 * COLUMN // ROW, 2)]


@pytest.mark.parametrize(
    ("outer", "own", "turn"),
    [
        ({}, {}, Turn()),
        ({"rot": 5_400_000}, {}, Turn(1)),
        ({"rot": 5_400_000}, {"rot": 5_400_000}, Turn(2)),
        ({"flipH": 1}, {}, Turn(0, True)),
        ({"flipV": 1}, {}, Turn(2, True)),
        ({"flipH": 1, "flipV": 1}, {}, Turn(2)),
        ({"flipH": 1}, {"flipH": 1}, Turn()),
        ({"flipH": 1}, {"rot": 5_400_000}, Turn(3, True)),
        ({"rot": 5_400_000}, {"flipH": 1}, Turn(1, True)),
        ({"rot": 600_000}, {}, Turn(0, False, 10)),
        ({}, {"rot": 21_000_000}, Turn(0, False, -10)),
    ],
)
def test_turns_of_a_group_and_its_member_add_up(outer: dict[str, int], own: dict[str, int], turn: Turn) -> None:
    (found,) = seen(group(xfrm(0, 0, 3, 6, space(0, 0, 3, 6), **outer), pic(xfrm(1, 2, 1, 2, **own))))
    assert found.turn == turn


def test_a_picture_alone_is_mirrored_before_it_is_turned() -> None:
    (found,) = seen(pic(xfrm(1, 2, 1, 2, flipH=1, rot=5_400_000)))
    assert (found.turn, found.place.row, found.place.column) == (Turn(1, True), 3, 2)


def test_members_of_a_hidden_group_are_not_shown() -> None:
    hidden = group(xfrm(0, 0, 3, 6, space(0, 0, 3, 6)), *PAIR)
    hidden = hidden.replace(
        "<xdr:nvGrpSpPr/>", '<xdr:nvGrpSpPr><xdr:cNvPr id="9" name="g" hidden="1"/></xdr:nvGrpSpPr>'
    )
    assert seen(hidden) == []


def test_a_frame_without_a_size_keeps_its_members_in_place() -> None:
    empty = parsed(b"<xfrm/>")
    assert PictureFrame.of(empty).members(empty).point((3, 4)) == (3, 4)

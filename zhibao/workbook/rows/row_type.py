"""What a row type is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct

from zhibao.workbook.items import Item, Reading
from zhibao.workbook.options import Option
from zhibao.workbook.row import Row


class Below(Enum):
    """What the rows below a typed row may hold."""

    NOTHING = "nothing"
    LINES = "lines"
    GRID = "grid"
    NAMES = "names"


class RowType(Struct, frozen=True):
    """A row type (类型): how it is read, what it is for and what its columns take; empty means nothing.

    `open_ended`: every column from C on may be filled. `takes_pictures`: what is drawn over its rows belongs to it.
    """

    name: str
    order: int
    read: Callable[[Row, Reading], Iterable[Item]]
    purpose: str = ""
    content: str = ""
    attribute: str = ""
    open_ended: bool = False
    takes_pictures: bool = False
    options: tuple[Option, ...] = ()
    below: Below = Below.NOTHING
    required: bool = False

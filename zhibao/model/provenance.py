"""A printed number and where it comes from."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from zhibao.model.origin import Way
from zhibao.model.ref import CellRef


class Inputs(Struct, frozen=True, eq=False):
    """The cells that a number goes back to; mentions of one number share one such list, equal only to itself."""

    cells: tuple[CellRef, ...]


class Provenance(Struct, frozen=True):
    """One number on paper.

    `part` and `place` say where it is printed, `context` what stands around it; `formula` and `working` are empty
    for a number that was typed; `inputs` are the cells it goes back to.
    """

    part: str
    place: str
    context: str
    printed: str
    exact: Fraction | int | None
    name: str
    way: Way
    formula: str
    working: str
    inputs: Inputs

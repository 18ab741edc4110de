"""Edits of a workbook's package: what other programs, bad luck and the standard's freedom make of one."""

from tests.package_edits.cell_edits import CELLS
from tests.package_edits.edit import Edit, Outcome, Parts, zipped
from tests.package_edits.hidden_edits import HIDDEN
from tests.package_edits.part_edits import PARTS
from tests.package_edits.xml_edits import XML

EDITS: tuple[Edit, ...] = (*PARTS, *XML, *CELLS, *HIDDEN)

__all__ = ["EDITS", "Edit", "Outcome", "Parts", "zipped"]

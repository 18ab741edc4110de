"""Pages estimated where no office program is: lines from the widths of characters, rows from lines, pages from both."""

from zhibao.paging.estimate.boxes import Box, pages_of, used
from zhibao.paging.estimate.case_ends import AddedSpace, FramedCase
from zhibao.paging.estimate.estimating import Estimate, blocks_of, boxes_of, section_boxes
from zhibao.paging.estimate.filling import Filled, filled
from zhibao.paging.estimate.reordering import Movable

__all__ = [
    "AddedSpace",
    "Box",
    "Estimate",
    "Filled",
    "FramedCase",
    "Movable",
    "blocks_of",
    "boxes_of",
    "filled",
    "pages_of",
    "section_boxes",
    "used",
]

"""Pages estimated where no office program is: lines from the widths of characters, rows from lines, pages from both."""

from zhibao.paging.estimate.boxes import Box, pages_of, used
from zhibao.paging.estimate.estimating import Estimate, boxes_of, section_boxes
from zhibao.paging.estimate.filling import Movable, filled

__all__ = ["Box", "Estimate", "Movable", "boxes_of", "filled", "pages_of", "section_boxes", "used"]

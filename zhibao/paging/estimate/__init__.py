"""Pages estimated where no office program is: lines from the widths of characters, rows from lines, pages from both."""

from zhibao.paging.estimate.estimating import Estimate, boxes_of
from zhibao.paging.estimate.filling import shrunk

__all__ = ["Estimate", "boxes_of", "shrunk"]

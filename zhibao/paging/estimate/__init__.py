"""Pages estimated where no office program is: lines from the widths of characters, rows from lines, pages from both."""

from zhibao.paging.estimate.estimating import Estimate

__all__ = ["Estimate"]

"""Pages estimated where no office program is: lines from the widths of characters, rows from lines, pages from both."""

from zhibao.paging.estimate.estimating import Estimate, shrunk_figures

__all__ = ["Estimate", "shrunk_figures"]

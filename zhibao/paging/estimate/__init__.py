"""Pages estimated without an office program: lines reckoned here, pages by the layout engine rdocx."""

from zhibao.paging.estimate.engine import Estimate

__all__ = ["Estimate"]

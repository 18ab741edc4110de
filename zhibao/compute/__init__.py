"""Everything that is reckoned: indicators, computed tables, and look-ups in texts."""

from zhibao.compute.computing import compute

__all__ = ["compute"]

"""Everything that is evaluated: indicators, computed tables, and look-ups in texts."""

from zhibao.compute.computing import compute

__all__ = ["compute"]

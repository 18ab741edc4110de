"""Row types, one module each: adding a module adds a row type to reading, drop-down, prompts and messages."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from zhibao.workbook.rows.row_type import Below, RowType

__all__ = ["Below", "RowType", "row_types"]


@cache
def row_types() -> Mapping[str, RowType]:
    """Return the row types by their Chinese names, in the order of the clerk's drop-down."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    stated = [row_type for module in modules for row_type in getattr(module, "ROW_TYPES", ())]
    return MappingProxyType({row_type.name: row_type for row_type in sorted(stated, key=lambda each: each.order)})

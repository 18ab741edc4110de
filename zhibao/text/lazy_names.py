"""Names that a package offers without loading the modules that they come from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from zhibao.text.rare_collection import garbage_collected_rarely, let_grow_old


def lazily(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package, which loads a name's module when the name is asked for.

    `modules` holds the module of each name within the package.
    """

    def found(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = f"{package}.{modules[name]}"
        if module not in sys.modules:
            _load(module)
        return getattr(sys.modules[module], name)

    return found


def _load(module: str) -> None:
    """Load a module and what it needs: objects that live as long as the program."""
    with garbage_collected_rarely():
        import_module(module)
        let_grow_old()

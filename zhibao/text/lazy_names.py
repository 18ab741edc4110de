"""Names that a package offers without loading the modules that they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from zhibao.text.rare_collection import garbage_collected_rarely


def lazily(package: str, modules: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package, which loads a name's module when the name is asked for.

    `modules` holds the module of each name within the package.
    """

    def found(name: str) -> Any:
        if name in modules:
            # Loading makes objects that live as long as the program, which the collector looks through for nothing.
            with garbage_collected_rarely():
                return getattr(import_module(f"{package}.{modules[name]}"), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return found

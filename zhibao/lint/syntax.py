"""Small questions about Jinja's syntax tree."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from zhibao.lint.value_types import ANY, ValueType


def targets(target: nodes.Node, kind: ValueType) -> dict[str, ValueType]:
    """Return the names that a loop or an assignment sets, by their kinds; parts of a value have any."""
    if isinstance(target, nodes.Name):
        return {target.name: kind}
    return {name.name: ANY for name in target.find_all(nodes.Name)}


def called_macro(node: nodes.Node, macros: Mapping[str, nodes.Macro]) -> nodes.Macro | None:
    """Return the macro that an expression calls, None when it calls none."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return macros.get(node.node.name)
    return None


def written(node: nodes.Node) -> str:
    """Return about what stands before the brackets of a call."""
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "…"

"""What must be reckoned before what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

Node = TypeVar("Node")


def in_order(needs: Mapping[Node, Iterable[Node]]) -> tuple[list[Node], list[list[Node]]]:
    """Return the nodes, each after those that it needs, and the circles, whose nodes are left out of the order."""
    left = {node: tuple(dict.fromkeys(needed)) for node, needed in needs.items()}
    circles: list[list[Node]] = []
    while True:
        try:
            order = list(TopologicalSorter(left).static_order())
        except CycleError as error:
            circle = list(error.args[1])[:-1]
            circles.append(circle)
            left |= dict.fromkeys(circle, ())
        else:
            circular = {node for circle in circles for node in circle}
            return [node for node in order if node not in circular], circles

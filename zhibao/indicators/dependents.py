"""What hangs on a thing: to suggest it for that thing would close a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Node = TypeVar("Node")


class Dependents(Generic[Node]):
    """Who needs whom, asked from the needed side."""

    def __init__(self, needs: Mapping[Node, Iterable[Node]]) -> None:
        self._users: dict[Node, list[Node]] = defaultdict(list)
        for node, needed in needs.items():
            for each in needed:
                self._users[each].append(node)

    def of(self, thing: Node) -> frozenset[Node]:
        """Return the thing and all that need it, straight or by way of others."""
        found, waiting = {thing}, [thing]
        while waiting:
            new = [user for user in self._users.get(waiting.pop(), ()) if user not in found]
            found.update(new)
            waiting += new
        return frozenset(found)

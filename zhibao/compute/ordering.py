"""What must be evaluated before what."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Node = TypeVar("Node")


def in_order(needs: Mapping[Node, Iterable[Node]]) -> tuple[list[Node], list[list[Node]]]:
    """Return the nodes, each after those that it needs, and the circles, whose nodes are left out of the order.

    In a circle each node needs the next one, and the last one the first. The time is linear in nodes and needs
    (the standard library's graphlib names one circle a run, and would have to begin anew after each).
    """
    sorting = _Sorting(needs)
    return sorting.order, sorting.circles


class _Sorting(Generic[Node]):
    """Settles what needs nothing more; where nothing of that kind is left, cuts a circle out."""

    def __init__(self, needs: Mapping[Node, Iterable[Node]]) -> None:
        # Dicts instead of sets: what is first needed is first settled, in every run.
        self._needs = {node: dict.fromkeys(needed) for node, needed in needs.items()}
        self._users: dict[Node, list[Node]] = defaultdict(list)
        for node, needed in self._needs.items():
            for each in needed:
                self._users[each].append(node)
        self.order = [node for node, needed in self._needs.items() if not needed]
        self.circles: list[list[Node]] = []
        self._settle(self.order)
        for node in self._needs:
            self._cut_circles_from(node)

    def _settle(self, nodes: Iterable[Node]) -> None:
        """Strike the nodes from the needs of all others, and those that then need nothing, and so on."""
        waiting = deque(nodes)
        while waiting:
            settled = waiting.popleft()
            for user in self._users[settled]:
                needed = self._needs[user]
                # Nodes of a circle need nothing any more.
                if settled in needed:
                    del needed[settled]
                    if not needed:
                        self.order.append(user)
                        waiting.append(user)

    def _cut_circles_from(self, node: Node) -> None:
        """Walk from need to need; a node that is met again closes a circle."""
        path, places = [node], {node: 0}
        while path:
            if not self._needs[path[-1]]:
                del places[path.pop()]
                continue
            following = next(iter(self._needs[path[-1]]))
            if following in places:
                self._cut(path[places[following] :])
            else:
                places[following] = len(path)
                path.append(following)

    def _cut(self, circle: list[Node]) -> None:
        self.circles.append(circle)
        for node in circle:
            self._needs[node] = {}
        self._settle(circle)

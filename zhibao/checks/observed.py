"""What was met while the report was read and computed, as checks ask for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from zhibao.model.observation import Observation, Observed


class Observations:
    """All that was met, by its kind."""

    def __init__(self, observations: Iterable[Observation]) -> None:
        self._by_kind: dict[Observed, list[Observation]] = defaultdict(list)
        for each in observations:
            self._by_kind[each.kind].append(each)

    def of(self, kind: Observed) -> Sequence[Observation]:
        """Return what was met of that kind, in the order in which it was."""
        return self._by_kind.get(kind, ())

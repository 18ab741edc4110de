"""What computing puts in order."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class NodeKind(Enum):
    """What may need something else."""

    COVER = "封面"
    INDICATOR = "指标"
    TABLE = "表"


class Node(Struct, frozen=True):
    """A cover item or an indicator by its key, or a table by its place."""

    kind: NodeKind
    key: str = ""
    place: int = 0

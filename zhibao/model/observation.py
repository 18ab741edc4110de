"""What reading and computing met, went on from, and leave to the review to judge."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from immutabledict import immutabledict
from msgspec import Struct

from zhibao.model.ref import CellRef


class Observed(Enum):
    """What was met."""

    ROW_WITHOUT_NAME = auto()
    PARTS_OUT_OF_RANGE = auto()
    NUMBER_TOO_LONG = auto()
    WORDS_AMONG_SUMMANDS = auto()
    WORDS_AMONG_SUMMANDS_OF_TABLE = auto()
    SUM_LOST_DECIMALS = auto()
    CONDITION_MET_BY_NONE = auto()
    TYPED_IS_NOT_COMPUTED = auto()
    CATEGORY_LEFT_BLANK = auto()
    ORDER_NAMES_NOTHING = auto()


class Observation(Struct, frozen=True):
    """One thing met at a cell; `values` are what a check says of it."""

    kind: Observed
    ref: CellRef
    values: Mapping[str, object] = immutabledict()

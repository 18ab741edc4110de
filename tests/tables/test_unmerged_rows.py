"""Rows without merged cells are read as all others are, only quicker."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhibao.model.table import Table, TableCell
from zhibao.model.text import Text
from zhibao.tables import data_rows

_WIDTH = 3
_CELL = st.builds(
    lambda text, down, across: TableCell((Text.of(text),), down, across),
    st.sampled_from("甲乙1"),
    st.sampled_from([1, 1, 1, 2]),
    st.sampled_from([1, 1, 1, 2]),
)
_ROWS = st.lists(
    st.lists(st.none() | _CELL | _CELL, min_size=_WIDTH, max_size=_WIDTH).map(tuple), min_size=1, max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS)
def test_they_are_those_that_the_general_walk_yields(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[TableCell | None, ...]]
) -> None:
    table = Table(tuple(rows))
    usual = list(data_rows.body_rows(table))
    with monkeypatch.context() as patch:
        patch.setattr(data_rows, "_is_unmerged", lambda row: False)
        assert list(data_rows.body_rows(table)) == usual

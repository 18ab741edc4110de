"""What must be evaluated first comes first; circles are cut out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibao.compute.ordering import in_order

NEEDS = st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=4)).map(
    lambda needs: {node: needs.get(node, []) for node in range(10)}
)


def test_a_node_comes_after_what_it_needs() -> None:
    assert in_order({"丙": ["乙"], "乙": ["甲"], "甲": []}) == (["甲", "乙", "丙"], [])


def test_nodes_without_needs_keep_their_order() -> None:
    assert in_order({"乙": [], "甲": []}) == (["乙", "甲"], [])


def test_a_need_stated_twice_counts_once() -> None:
    assert in_order({"乙": ["甲", "甲"], "甲": []}) == (["甲", "乙"], [])


@pytest.mark.parametrize(
    ("needs", "circle"),
    [
        ({"甲": ["甲"]}, ["甲"]),
        ({"甲": ["乙"], "乙": ["甲"]}, ["甲", "乙"]),
        ({"甲": ["乙"], "乙": ["丙"], "丙": ["甲"]}, ["甲", "乙", "丙"]),
    ],
)
def test_in_a_circle_each_node_needs_the_next(needs: dict[str, list[str]], circle: list[str]) -> None:
    assert in_order(needs) == ([], [circle])


def test_what_needs_a_circle_is_in_the_order_all_the_same() -> None:
    assert in_order({"丁": ["丙"], "丙": ["甲"], "甲": ["乙"], "乙": ["甲"]}) == (["丙", "丁"], [["甲", "乙"]])


def test_every_circle_is_found() -> None:
    order, circles = in_order({"甲": ["甲"], "乙": ["丙"], "丙": ["乙"], "丁": ["甲", "丙"]})
    assert (order, circles) == (["丁"], [["甲"], ["乙", "丙"]])


@given(NEEDS)
def test_each_node_is_in_the_order_or_in_one_circle(needs: dict[int, list[int]]) -> None:
    order, circles = in_order(needs)
    assert sorted(order + [node for circle in circles for node in circle]) == sorted(needs)


@given(NEEDS)
def test_the_order_and_the_circles_keep_what_they_say(needs: dict[int, list[int]]) -> None:
    order, circles = in_order(needs)
    settled = {node for circle in circles for node in circle}
    for node in order:
        assert settled.issuperset(needs[node])
        settled.add(node)
    for circle in circles:
        assert all(following in needs[node] for node, following in zip(circle, circle[1:] + circle[:1], strict=True))


@pytest.mark.parametrize("length", [1, 2])
def test_ten_thousand_circles_are_cut_in_one_walk(length: int) -> None:
    size = 10_000
    needs = {node: [node - node % length + (node + 1) % length] for node in range(size)}
    start = time.perf_counter()
    assert len(in_order(needs)[1]) == size // length
    assert time.perf_counter() - start < 20


def test_a_chain_of_ten_thousand_is_ordered() -> None:
    needs = {node: [node + 1] if node < 10_000 else [] for node in range(10_001)}
    assert in_order(needs) == (list(range(10_000, -1, -1)), [])

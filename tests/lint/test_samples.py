"""The sample reports that a template is tried with hold every kind of block: a kind left out would be tried by none."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from zhibao.lint.samples import samples
from zhibao.model.blocks import PrintedBlock
from zhibao.model.walk import all_blocks


def kinds(union: Any) -> set[type]:
    """Return the classes of a union, generic ones without what they hold."""
    return {get_origin(each) or each for each in get_args(union)}


def test_every_kind_of_block_is_in_the_fullest_sample() -> None:
    fullest = next(iter(samples((), ())))
    for part in fullest.parts:
        assert {type(block) for block in all_blocks([part])} == kinds(PrintedBlock)

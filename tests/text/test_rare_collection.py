"""How often Python's collector of garbage runs, and what it still finds."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from zhibao.text.rare_collection import garbage_collected_rarely, let_grow_old


class Ring:
    """An object that refers to itself: only the collector can find it."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def nothing_frozen() -> Iterator[None]:
    """The tests themselves freeze what they have loaded."""
    was_frozen = gc.get_freeze_count()
    gc.unfreeze()
    yield
    if was_frozen:
        gc.freeze()


def test_the_usual_numbers_are_put_back_after_a_failure_too() -> None:
    usual = gc.get_threshold()
    with pytest.raises(ValueError), garbage_collected_rarely():
        assert gc.get_threshold() > usual
        raise ValueError
    assert gc.get_threshold() == usual


@pytest.mark.usefixtures("nothing_frozen")
def test_garbage_that_has_grown_old_is_found_when_everything_is_looked_through() -> None:
    ring = weakref.ref(Ring())
    let_grow_old()
    assert gc.get_count()[0] < 100
    gc.collect(1)
    assert ring() is not None
    gc.collect()
    assert ring() is None


@pytest.mark.usefixtures("nothing_frozen")
def test_what_a_program_has_frozen_itself_stays_frozen() -> None:
    gc.freeze()
    frozen = gc.get_freeze_count()
    let_grow_old()
    assert gc.get_freeze_count() == frozen

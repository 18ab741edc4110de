"""The collector of garbage looks through what lives only now and then while a report is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects that are made before the collector looks through the young ones; Python's own number is 700.
_OBJECTS = 1_000_000


@contextmanager
def garbage_collected_rarely() -> Iterator[None]:
    """Within it the collector runs a thousandth as often.

    A report of thousands of rows is millions of objects that live until it is saved. Python's collector looks through
    them again and again, and finds next to nothing: that is a tenth of the time of a build.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def let_grow_old() -> None:
    """Count all objects of the program among the old ones, which the collector looks through least of all.

    None is left out of its rounds: what is garbage by then is found when it looks through everything.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()

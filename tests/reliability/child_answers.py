"""Work done in child processes, where the system can fork them."""

from __future__ import annotations

import os
import pickle
import traceback
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
CAN_FORK = hasattr(os, "fork")
NO_FORK = "这个系统不能分出进程（fork），没有试"


class Forked(Generic[T]):
    """A child that works; its answer comes through a pipe, which no limit on files holds back."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._reading, writing = os.pipe()
        self.process = os.fork()
        if not self.process:
            _answer(work, writing)
        os.close(writing)

    def answer(self) -> T | None:
        """Wait for the child's end and return its answer, None where it was killed; RuntimeError where it failed."""
        with os.fdopen(self._reading, "rb") as pipe:
            written = pipe.read()
        os.waitpid(self.process, 0)
        if not written:
            return None
        is_done, answer = pickle.loads(written)
        if not is_done:
            raise RuntimeError(answer)
        return answer  # type: ignore[no-any-return]  # What the child pickled.


def _answer(work: Callable[[], T], writing: int) -> None:
    """Work as the child and never return."""
    answer: tuple[bool, object]
    try:
        try:
            answer = True, work()
        except BaseException:
            answer = False, traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe)
    finally:
        os._exit(0)


def all_answers(works: Sequence[Callable[[], T]]) -> list[T | None]:
    """Do the works at once, each in a child of its own, and return their answers."""
    children = [Forked(work) for work in works]
    return [child.answer() for child in children]

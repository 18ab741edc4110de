"""For all tests: the command lays nothing out, which takes seconds; every document that is packed is validated once.

A test that makes unsound documents on purpose says so: @pytest.mark.unsound("why").
"""

from __future__ import annotations

import gc
import hashlib
import importlib
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.paging_fakes import FakeEngine
from tests.sample_reports import SampleReports, shared_folder
from tests.validity import complaints
from tests.worked_out_once import worked_out_once
from zhibao import packing
from zhibao.paging import Engine

# How long an example takes says how busy the machine is.
# Forty examples where a test states no number: the whole command has ten minutes on two cores.
settings.register_profile("unhurried", deadline=None, max_examples=40)
settings.load_profile("unhurried")


# Files that take longest: begun first, so that no process of the tests is left alone with one at the end.
_LONG = frozenset(
    f"test_{name}.py"
    for name in (
        *("fuzzing", "proofs", "page_numbers", "bad_inputs", "ready_to_submit", "damaged_templates", "edited_tags"),
        *("pack_pages", "pages", "agreement", "scripted_year"),
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: item.path.name not in _LONG)


def pytest_collection_finish() -> None:
    """Leave what is loaded by now to the end out of the collector's rounds, and let it make fewer of them.

    Documents are rings of objects: what is old is looked through each few million objects, a few hundred megabytes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 3)


class Packed:
    """The documents that were packed and not asked about yet."""

    def __init__(self) -> None:
        self._new: dict[str, bytes] = {}
        self._known: set[str] = set()

    def add(self, parts: dict[str, bytes], content: bytes) -> None:
        key = hashlib.sha256(content).hexdigest()
        if "word/document.xml" in parts and key not in self._known:
            self._new[key] = content

    def take(self) -> list[bytes]:
        """Return the documents that are new, each only once."""
        taken, self._new = self._new, {}
        self._known |= taken.keys()
        return list(taken.values())


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    """Work out once what follows from a template or a pack alone."""
    with worked_out_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def _packed() -> Iterator[Packed]:
    """Gather what goes through the one function that seals a package."""
    packed, sealed = Packed(), packing._sealed

    def gathering(parts: dict[str, bytes], report: str = "") -> bytes:
        content = sealed(parts, report)
        packed.add(parts, content)
        return content

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_sealed", gathering)
        yield packed


@pytest.fixture(autouse=True)
def _sound(request: pytest.FixtureRequest, _packed: Packed) -> Iterator[None]:
    """Fail the test whose documents a validator objects to."""
    yield
    taken = _packed.take()
    if request.node.get_closest_marker("unsound") is None:
        assert [said for content in taken for said in complaints(content)] == []


@pytest.fixture(scope="session")
def sample_report(tmp_path_factory: pytest.TempPathFactory) -> SampleReports:
    """Build a sample, once for all tests that only read the report."""
    return SampleReports(shared_folder(tmp_path_factory) / "samples")


@pytest.fixture(autouse=True)
def engines(monkeypatch: pytest.MonkeyPatch) -> list[Engine]:
    """The engines that the command finds: a fake one, unless a test puts others in."""
    found: list[Engine] = [FakeEngine()]
    # By its module: the package zhibao.cli has a function of that name.
    monkeypatch.setattr(importlib.import_module("zhibao.paging"), "all_engines", lambda: tuple(found))
    return found

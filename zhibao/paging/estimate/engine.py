"""The estimate as one of the engines."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping

from zhibao.format.opening import open_saved, values
from zhibao.paging.engine import Pages, PagingError
from zhibao.paging.estimate.skeleton import skeleton


class Estimate:
    """Lays out a skeleton of the report with rdocx, a pip-installable engine, so it needs no office program."""

    name = "估算"
    is_estimate = True

    def is_here(self) -> bool:
        """Tell whether rdocx can be imported: it has no build for some machines."""
        return importlib.util.find_spec("rdocx") is not None

    def pages(self, document: bytes) -> Pages:
        """Return the pages on which bookmarks probably stand; raise PagingError when they cannot be told."""
        try:
            return _pages(document)
        except Exception as error:
            # A young library over XML of any kind: whatever it raises, the report must not be lost for it.
            raise PagingError(f"{type(error).__name__}: {error}") from error


def _pages(document: bytes) -> Pages:
    # rdocx takes a while to load, and only those who have nothing better need it.
    import rdocx

    bones = skeleton(document)
    laid = rdocx.Document.from_bytes(bones.content).layout()
    begins: dict[int, int] = {}
    for fragment in laid:
        begins.setdefault(bones.origins[fragment.body_index], fragment.physical_page)
    return Pages(_bookmarks(document, begins), max((fragment.physical_page for fragment in laid), default=1))


def _bookmarks(document: bytes, begins: Mapping[int, int]) -> Mapping[str, int]:
    """Return the page of each bookmark: that on which the paragraph or table that holds it begins."""
    places: dict[str, int] = {}
    page = 1
    for place, element in enumerate(open_saved(document).body):
        page = begins.get(place, page)
        for name in values(element, "descendant-or-self::w:bookmarkStart/@w:name"):
            places.setdefault(name, page)
    return places

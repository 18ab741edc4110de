"""The upright sizes of photos that earlier runs have opened: for photos that are known Pillow need not be loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import PIL

from zhibao.figures.picture_cache import PictureCache

# What the bytes of a normalised photo depend on beside its file: a cached result of another recipe is not used.
RECIPE = f"1/{PIL.__version__}"
# Photos that were printed; of more the first are forgotten.
_MOST = 3000
_OPENING = Path(__file__).with_name("photo_file.py")

UprightSize = tuple[float, float]


class PhotoSizes:
    """Sizes in pixels by the digests of photos, kept as one entry of the cache."""

    def __init__(self, kept: PictureCache) -> None:
        self._kept = kept
        self._known = _read(kept.get(_key()))
        self._is_new = False

    def size(self, digest: str, measure: Callable[[], UprightSize]) -> UprightSize:
        """Return the size of the photo of that digest, measured where it is not known; raises as `measure` does."""
        if digest not in self._known:
            self._known[digest] = measure()
            self._is_new = True
        return self._known[digest]

    def keep(self) -> None:
        """Keep what was measured for the next run."""
        if self._is_new:
            last = list(self._known.items())[-_MOST:]
            self._kept.put(_key(), json.dumps(dict(last)).encode())
            self._is_new = False


def _read(content: bytes | None) -> dict[str, UprightSize]:
    try:
        return {digest: (width, height) for digest, (width, height) in json.loads(content or b"{}").items()}
    except (AttributeError, TypeError, ValueError):
        return {}


@cache
def _key() -> str:
    """Return the key of the entry: what says whether a photo can be printed, and how large it is, is of it."""
    return f"sizes_{hashlib.sha256(RECIPE.encode() + _OPENING.read_bytes()).hexdigest()}"

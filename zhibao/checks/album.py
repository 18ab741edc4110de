"""The photos of a report as checks ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from zhibao.model.figures import EmbeddedPhoto, PrintedPhoto

_MOST = 5


class Album(Struct, frozen=True, dict=True):
    """Photos in print, in reading order, and the files of the folder 照片 that no row names.

    `hides_names`: pupils' names are masked in the report's texts.
    """

    printed: tuple[PrintedPhoto, ...] = ()
    unused: tuple[str, ...] = ()
    hides_names: bool = False

    @cached_property
    def by_content(self) -> Mapping[str, Sequence[PrintedPhoto]]:
        """The photos in print by what their files hold."""
        found: dict[str, list[PrintedPhoto]] = defaultdict(list)
        for photo in self.printed:
            found[photo.content].append(photo)
        return found

    @staticmethod
    def words(photo: PrintedPhoto) -> str:
        """Return all that is said of what a photo shows: the names of its file and of its row."""
        title = photo.source.title if isinstance(photo.source, EmbeddedPhoto) else photo.name
        return f"{photo.block.caption.plain}\n{title}"


def first_names(names: Iterable[str]) -> str:
    """Return the first few names, and 等 where there are more."""
    listed = list(names)
    return "、".join(listed[:_MOST]) + ("等" if len(listed) > _MOST else "")

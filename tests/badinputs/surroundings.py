"""What stands where the report is to be written: nothing of it is read without bounds, or replaced."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.badinputs.bad_input import REPORT, BadInput, Build, Site, build
from tests.badinputs.containers import bound, sparse
from tests.package_edits.edit import zipped

_NEIGHBOURS = ("_数字出处.xlsx", "_格式核对.html", "_检查.xlsx", "_检查报告.html")


def under_name(make: Callable[[Path], object], name: str = REPORT) -> Build:
    """Something else under the report's name."""

    def made(site: Site) -> Sequence[str]:
        (site.output / name).unlink(missing_ok=True)
        make(site.output / name)
        return build(site)

    return made


def bomb(path: Path) -> None:
    path.write_bytes(zipped({"docProps/core.xml": bytes(300_000_000)}))


def with_folder(change: Callable[[Site], object]) -> Build:
    """The output folder changed, or another one asked for by what `change` returns."""

    def made(site: Site) -> Sequence[str]:
        other = change(site)
        return (str(site.workbook), "-o", str(other or site.output))

    return made


def is_file(site: Site) -> Path:
    (site.root / "占用").write_bytes(b"")
    return site.root / "占用"


def is_below_file(site: Site) -> Path:
    return is_file(site) / "下面"


def loops(site: Site) -> Path:
    (site.root / "圈").symlink_to(site.root / "圈")
    return site.root / "圈"


def named_in_other_bytes(site: Site) -> Sequence[str]:
    """A workbook, a photo and an output folder whose names are no text, as an old zip of another language leaves."""
    folder = site.root / "\udcd4\udcc6"
    folder.mkdir()
    workbook = folder / "\udcb9.xlsx"
    site.workbook.rename(workbook)
    site.photos.rename(folder / "照片")
    (folder / "照片" / "\udcff.png").write_bytes(b"")
    return (str(workbook), "-o", str(folder / "\udcca"))


# The new report stands beside under a dated name: what was there is left alone, which is told.
_THINGS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "an empty file": lambda path: path.write_bytes(b""),
    "noise": lambda path: path.write_bytes(os.urandom(5_000)),
    "half a zip": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(90)),
    "a page that says that it is sealed": lambda path: path.write_bytes(b"zhibao:" + b"0" * 64),
}
_POSIX_THINGS: dict[str, Callable[[Path], object]] = {
    "a pipe": getattr(os, "mkfifo", Path.mkdir),
    "a socket": bound,
    "3 GB of nothing": sparse,
}
_FOLDERS: dict[str, Callable[[Site], object]] = {
    "a file": is_file,
    "below a file": is_below_file,
    "a name of 5,000 characters": lambda site: site.root / ("长" * 5_000),
    "a path of 9,000 characters": lambda site: site.root.joinpath(*["很长的名称" * 6] * 60),
    **({"a link to itself": loops} if os.name == "posix" else {}),
}
_BYTES_ARE_NAMES = sys.platform == "linux"
_NAMED = "under the report's name"
SURROUNDINGS = (
    *(BadInput(f"{name} {_NAMED}", under_name(make), "E502", "", 0) for name, make in _THINGS.items()),
    *(
        BadInput(f"{name} {_NAMED}", under_name(make), "E502", "", 0)
        for name, make in _POSIX_THINGS.items()
        if os.name == "posix"
    ),
    *(
        BadInput(
            f"a folder called {ending}", under_name(Path.mkdir, REPORT.removesuffix(".docx") + ending), "E502", "", 0
        )
        for ending in _NEIGHBOURS
    ),
    *((BadInput("names that are no text", named_in_other_bytes, "P333", "", 0),) if _BYTES_ARE_NAMES else ()),
    *(BadInput(f"output: {name}", with_folder(change), "E501") for name, change in _FOLDERS.items()),
)

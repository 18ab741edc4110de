"""The files of a pack beside its template."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.badinputs.bad_input import BadInput, Build, Site, check
from tests.badinputs.containers import sparse

_FILES = ("pack.toml", "format.toml", "privacy.toml", "review.toml")


def file(name: str, change: Callable[[bytes], bytes]) -> Build:
    def made(site: Site) -> Sequence[str]:
        path = site.pack / name
        path.write_bytes(change(path.read_bytes()))
        return check(site)

    return made


def in_place(name: str, make: Callable[[Path], object]) -> Build:
    def made(site: Site) -> Sequence[str]:
        (site.pack / name).unlink()
        make(site.pack / name)
        return check(site)

    return made


_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "GBK": lambda content: content.decode().encode("gb18030"),
    "UTF-16": lambda content: content.decode().encode("utf-16"),
    "noise": lambda content: b"\x00\xff" * 50,
    "cut short": lambda content: content[: len(content) // 2] + b"\n[x",
    "5,000 brackets": lambda content: b"deep = " + b"[" * 5_000 + b"]" * 5_000 + b"\n" + content,
    "a number of 10,000 digits": lambda content: b"long = " + b"9" * 10_000 + b"\n" + content,
    "a date that is none": lambda content: b"day = 2025-13-45\n" + content,
    "a list for a section": lambda content: b"picture = [1]\nelement = [1]\npersons = [1]\nwords = [1]\n",
}
_PLACES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "no pack.toml": ("pack.toml", lambda path: None, "M401"),
    "pack.toml a folder": ("pack.toml", Path.mkdir, "M402"),
    "no template": ("report.docx", lambda path: None, "M403"),
    "the template a folder": ("report.docx", Path.mkdir, "M403"),
}
_POSIX: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "pack.toml of 3 GB": ("pack.toml", sparse, "M402"),
    "pack.toml a pipe": ("pack.toml", getattr(os, "mkfifo", Path.mkdir), "M402"),
    "the template of 3 GB": ("report.docx", sparse, "M403"),
    "the template a pipe": ("report.docx", getattr(os, "mkfifo", Path.mkdir), "M403"),
}
PACKS = (
    *(BadInput(f"{name}: {what}", file(name, damage), "M402") for name in _FILES for what, damage in _DAMAGES.items()),
    BadInput("pack.toml: empty", file("pack.toml", lambda content: b""), "M402"),
    BadInput("pack.toml: only a remark", file("pack.toml", lambda content: b"# \n"), "M402"),
    BadInput("pack.toml: based on itself", file("pack.toml", lambda content: b'base = "henan"\n' + content), "M402"),
    BadInput(
        "pack.toml: based on a path", file("pack.toml", lambda content: b'base = "../../etc"\n' + content), "M402"
    ),
    *(BadInput(name, in_place(file, make), code) for name, (file, make, code) in _PLACES.items()),
    *(BadInput(name, in_place(file, make), code) for name, (file, make, code) in _POSIX.items() if os.name == "posix"),
)

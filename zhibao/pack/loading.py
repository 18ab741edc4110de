"""Finding and reading a pack: the folder templates/<pack>/."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from zhibao.findings import Finding, NothingMadeError, TemplatePlace, template_rules
from zhibao.model.ref import CellRef
from zhibao.pack.faults import PackFileError, read_toml
from zhibao.pack.format_loading import read_format
from zhibao.pack.rules import Pack
from zhibao.pack.titles import PACK_FILE, pack_names
from zhibao.pack.toml_sections import read_sections
from zhibao.text.nearest import suggestion

T = TypeVar("T")
# The key by which a pack names another one, from which it takes what it does not state itself.
BASE = "base"
FORMAT_FILE = "format.toml"
# Sections of pack.toml that have files of their own beside it.
_OWN_FILES = {"privacy": "privacy.toml", "review": "review.toml"}
# What pack.toml states, by its names there.
_STATED = {name: kind for name, kind in get_type_hints(Pack).items() if name not in ("folders", "format")}


def load_pack(templates: Path, name: str, ref: CellRef) -> Pack:
    """Return the pack of that name; raise NothingMadeError when it is missing, with all faults of its files."""
    known = pack_names(templates)
    if name not in known:
        raise NothingMadeError(
            template_rules.UNKNOWN_PACK.at(ref, found=name, suggestion=suggestion(name, known), known="、".join(known))
        )
    faults: list[Finding] = []
    folders, stated = _tried(partial(_stated, templates, name), faults) or ((templates / name,), {})
    rules = _tried(partial(read_sections, templates / name / PACK_FILE, stated, _STATED), faults) if stated else None
    prescribed = _tried(partial(read_format, _nearest(folders, FORMAT_FILE)), faults)
    if rules is None or prescribed is None:
        raise NothingMadeError(*faults)
    return Pack(folders=folders, format=prescribed, **rules)


def _tried(read: Callable[[], T], faults: list[Finding]) -> T | None:
    try:
        return read()
    except PackFileError as error:
        faults += [
            template_rules.BAD_PACK.at(TemplatePlace(error.path.name), path=error.path, reason=fault)
            for fault in error.faults
        ]
        return None


def _stated(templates: Path, name: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """Return the folders of the pack and its bases, own first, and what their pack.toml state together."""
    folders: list[Path] = []
    together: dict[str, Any] = {}
    while name:
        if name not in pack_names(templates) or templates / name in folders:
            raise PackFileError(folders[-1] / PACK_FILE, f"{BASE} 写的“{name}”不是另一个版式包")
        folders.append(templates / name)
        own = dict(read_toml(folders[-1] / PACK_FILE))
        if not own:
            raise PackFileError(folders[-1] / PACK_FILE, "文件是空的")
        stated = _over(_own_files(folders[-1]), own)
        name = stated.pop(BASE, "")
        together = _over(stated, together)
    return tuple(folders), together


def _own_files(folder: Path) -> dict[str, Any]:
    """Return what files beside pack.toml state for the sections that they are."""
    return {name: read_toml(folder / file) for name, file in _OWN_FILES.items() if (folder / file).exists()}


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what both state, `own` before `base`, figure by figure within a section."""
    merged = {
        key: {**base[key], **value} if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in own.items()
    }
    return {**base, **merged}


def _nearest(folders: tuple[Path, ...], name: str) -> Path:
    return next((folder / name for folder in folders if (folder / name).exists()), folders[0] / name)

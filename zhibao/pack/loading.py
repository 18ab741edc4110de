"""Finding and reading a pack: the folder templates/<pack>/."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from zhibao.findings import NothingMadeError, template
from zhibao.model.ref import CellRef
from zhibao.pack.format_loading import read_format
from zhibao.pack.rules import (
    CaseRules,
    ChangeRules,
    CoverRules,
    FileRules,
    Pack,
    PictureRules,
    PrivacyRules,
    Required,
    Styles,
    TableRules,
    TextRules,
)
from zhibao.text.nearest import suggestion

T = TypeVar("T")
PACK_FILE = "pack.toml"
# The key by which a pack names another one, from which it takes what it does not state itself.
BASE = "base"
FORMAT_FILE = "format.toml"
_SECTIONS: dict[str, type[Any]] = {
    "text": TextRules, "required": Required, "file": FileRules, "cover": CoverRules, "case": CaseRules,
    "picture": PictureRules, "table": TableRules, "change": ChangeRules, "privacy": PrivacyRules, "styles": Styles,
}  # fmt: skip


def pack_names(templates: Path) -> tuple[str, ...]:
    """Return the names of the packs in the folder `templates`."""
    return tuple(sorted(path.parent.name for path in templates.glob(f"*/{PACK_FILE}")))


def pack_titles(templates: Path) -> dict[str, str]:
    """Return the titles of the packs by their names; a pack whose pack.toml cannot be read has none."""
    return {name: _title(templates / name / PACK_FILE) for name in pack_names(templates)}


def _title(path: Path) -> str:
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8")).get("title", ""))
    except (OSError, ValueError):
        return ""


def load_pack(templates: Path, name: str, ref: CellRef) -> Pack:
    """Return the pack of that name; raise NothingMadeError when it is missing or its pack.toml is faulty."""
    known = pack_names(templates)
    if name not in known:
        raise NothingMadeError(
            template.UNKNOWN_PACK.at(ref, found=name, suggestion=suggestion(name, known), known="、".join(known))
        )
    path = templates / name / PACK_FILE
    try:
        folders, stated = _stated(templates, name)
        return _pack(folders, stated)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NothingMadeError(template.BAD_PACK.at(CellRef(), path=path, reason=error)) from error


def _stated(templates: Path, name: str) -> tuple[tuple[Path, ...], dict[str, Any]]:
    """Return the folders of the pack and its bases, own first, and what their pack.toml state together."""
    folders: list[Path] = []
    together: dict[str, Any] = {}
    while name:
        if name not in pack_names(templates) or templates / name in folders:
            raise ValueError(f"{BASE} 写的“{name}”不是另一个版式包")
        folders.append(templates / name)
        stated = tomllib.loads((folders[-1] / PACK_FILE).read_text(encoding="utf-8"))
        name = stated.pop(BASE, "")
        together = _over(stated, together)
    return tuple(folders), together


def _over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return what both state, `own` before `base`, figure by figure within a section."""
    merged = {key: {**base.get(key, {}), **value} if isinstance(value, dict) else value for key, value in own.items()}
    return base | merged


def _pack(folders: tuple[Path, ...], stated: dict[str, Any]) -> Pack:
    faults = [fault for section, kind in _SECTIONS.items() if (fault := _fault(kind, stated, section))]
    if "title" not in stated:
        faults.insert(0, "缺少 title")
    if faults:
        raise ValueError("".join(f"{fault.rstrip('；')}；" for fault in faults).rstrip("；"))
    return Pack(
        folders,
        str(stated["title"]),
        _rules(TextRules, stated, "text"),
        _rules(Required, stated, "required"),
        _rules(FileRules, stated, "file"),
        _rules(CoverRules, stated, "cover"),
        _rules(CaseRules, stated, "case"),
        _rules(PictureRules, stated, "picture"),
        _rules(TableRules, stated, "table"),
        _rules(ChangeRules, stated, "change"),
        _rules(PrivacyRules, stated, "privacy"),
        _rules(Styles, stated, "styles"),
        read_format(_nearest(folders, FORMAT_FILE)),
    )


def _nearest(folders: tuple[Path, ...], name: str) -> Path:
    return next((folder / name for folder in folders if (folder / name).exists()), folders[0] / name)


def _rules(kind: type[T], stated: dict[str, Any], section: str) -> T:
    values = stated[section]
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def _fault(kind: type[Any], stated: dict[str, Any], section: str) -> str:
    """Return what a section lacks and has too much, nothing when it is as it should be."""
    values = stated.get(section, {})
    if not isinstance(values, dict):
        return f"{section} 应当写成 [{section}]"
    wanted = {field.name for field in fields(kind)}
    missing, unknown = wanted - values.keys(), values.keys() - wanted
    lacking = f"缺少 {'、'.join(sorted(missing))}；" if missing else ""
    extra = f"多出 {'、'.join(sorted(unknown))}；" if unknown else ""
    return f"[{section}] {lacking}{extra}" if missing or unknown else ""

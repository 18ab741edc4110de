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
FORMAT_FILE = "format.toml"


def pack_names(templates: Path) -> tuple[str, ...]:
    """Return the names of the packs in the folder `templates`."""
    return tuple(sorted(path.parent.name for path in templates.glob("*/pack.toml")))


def load_pack(templates: Path, name: str, ref: CellRef) -> Pack:
    """Return the pack of that name; raise NothingMadeError when it is missing or its pack.toml is faulty."""
    known = pack_names(templates)
    if name not in known:
        raise NothingMadeError(
            template.UNKNOWN_PACK.at(ref, found=name, suggestion=suggestion(name, known), known="、".join(known))
        )
    path = templates / name / "pack.toml"
    try:
        stated = tomllib.loads(path.read_text(encoding="utf-8"))
        return _pack(path.parent, stated)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NothingMadeError(template.BAD_PACK.at(CellRef(), path=path, reason=error)) from error


def _pack(folder: Path, stated: dict[str, Any]) -> Pack:
    return Pack(
        folder,
        str(stated["title"]),
        _rules(TextRules, stated, "text"),
        _rules(Required, stated, "required"),
        _rules(FileRules, stated, "file"),
        _rules(CoverRules, stated, "cover"),
        _rules(PictureRules, stated, "picture"),
        _rules(TableRules, stated, "table"),
        _rules(ChangeRules, stated, "change"),
        _rules(PrivacyRules, stated, "privacy"),
        _rules(Styles, stated, "styles"),
        read_format(folder / FORMAT_FILE),
    )


def _rules(kind: type[T], stated: dict[str, Any], section: str) -> T:
    values = stated.get(section, {})
    wanted = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # T is always a dataclass here
    missing, unknown = wanted - values.keys(), values.keys() - wanted
    if missing or unknown:
        lacking = f"缺少 {'、'.join(sorted(missing))}；" if missing else ""
        extra = f"多出 {'、'.join(sorted(unknown))}；" if unknown else ""
        raise ValueError(f"[{section}] {lacking}{extra}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})

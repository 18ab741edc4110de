"""Which templates are meant by a word on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from zhibao.findings import Finding, NothingMadeError, lint_rules
from zhibao.lint.linting import lint
from zhibao.model.ref import CellRef
from zhibao.pack import DEFAULT_PACK, load_pack, pack_names
from zhibao.text.nearest import suggestion

_PACK_FILE = "pack.toml"


class Linted(Struct, frozen=True):
    """A template and what was found in it."""

    path: Path
    findings: tuple[Finding, ...]


def lint_all(templates: Path, target: str, cover_keys: Iterable[str]) -> tuple[Linted, ...]:
    """Check the .docx, the pack folder or the pack that `target` names, all packs in `templates` when it is empty.

    Raises NothingMadeError when there is no such template.
    """
    keys = tuple(cover_keys)
    if not target:
        return tuple(_linted(templates, name, None, keys) for name in pack_names(templates))
    path = Path(target)
    if target in pack_names(templates):
        return (_linted(templates, target, None, keys),)
    if (path / _PACK_FILE).is_file():
        folder = path.resolve()
        return (_linted(folder.parent, folder.name, None, keys),)
    if path.is_file():
        return (_linted_file(path, templates, keys),)
    known = pack_names(templates)
    near = suggestion(target, known)
    raise NothingMadeError(
        lint_rules.NO_SUCH_TEMPLATE.at(CellRef(), found=target, suggestion=near, known="、".join(known))
    )


def _linted_file(path: Path, templates: Path, cover_keys: tuple[str, ...]) -> Linted:
    """Check a file under the rules of the pack that it lies in, else under those of the usual one."""
    folder = path.resolve().parent
    if (folder / _PACK_FILE).is_file():
        return _linted(folder.parent, folder.name, path, cover_keys)
    return _linted(templates, DEFAULT_PACK, path, cover_keys)


def _linted(templates: Path, name: str, path: Path | None, cover_keys: tuple[str, ...]) -> Linted:
    try:
        pack = load_pack(templates, name, CellRef())
    except NothingMadeError as error:
        return Linted(path or templates / name / _PACK_FILE, error.findings)
    return Linted(path or pack.template, lint(pack, path or pack.template, cover_keys))

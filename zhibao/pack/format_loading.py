"""Reading format.toml; every fault of it is a ValueError that names the table and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhibao.pack.figures import (
    DOCUMENT_FIGURES,
    ELEMENT_FIGURES,
    EVERY_FIGURES,
    PAGE_FIGURES,
    PAGE_NUMBER_FIGURES,
    TABLE_FIGURES,
    Kind,
)
from zhibao.pack.format_rules import Figure, FontProfile, Fonts, FormatRules, Subject

_TABLES = {"fonts", "document", "page", "page_number", "table", "element", "every_element"}
_FONT_ROLES = ("east_asian", "latin")


def read_format(path: Path) -> FormatRules:
    """Return what the file prescribes, nothing when there is none; raise ValueError for a faulty one."""
    if not path.exists():
        return FormatRules()
    stated = tomllib.loads(path.read_text(encoding="utf-8"))
    if unknown := stated.keys() - _TABLES:
        raise ValueError(f"{path.name} 多出 {'、'.join(sorted(unknown))}")
    rules = _format(stated)
    _check_roles(rules)
    return rules


def _format(stated: Mapping[str, Any]) -> FormatRules:
    page, table = stated.get("page", {}), dict(stated.get("table", {}))
    layout_styles = tuple(table.pop("layout_styles", ()))
    return FormatRules(
        _fonts(stated["fonts"]) if "fonts" in stated else None,
        _subject("文件", stated.get("document"), DOCUMENT_FIGURES),
        _subject("版面（纵向）", page.get("portrait"), PAGE_FIGURES),
        _subject("版面（横向）", page.get("landscape"), PAGE_FIGURES),
        _subject("页码", stated.get("page_number"), PAGE_NUMBER_FIGURES),
        _subject("表格", table, TABLE_FIGURES),
        tuple(_subject(name, figures, ELEMENT_FIGURES) for name, figures in stated.get("element", {}).items()),
        _subject("各种文字", stated.get("every_element"), EVERY_FIGURES),
        layout_styles,
    )


def _subject(name: str, stated: Mapping[str, Any] | None, kinds: Mapping[str, Kind]) -> Subject:
    if stated is None:
        return Subject(name)
    figures = {key: value for key, value in stated.items() if key not in ("styles", "source", "sources")}
    if unknown := figures.keys() - kinds.keys():
        raise ValueError(f"“{name}”多出 {'、'.join(sorted(unknown))}")
    sources = stated.get("sources", {})
    if unknown := sources.keys() - figures.keys():
        raise ValueError(f"“{name}”的 sources 里 {'、'.join(sorted(unknown))} 没有数值")
    found = (
        _figure(name, key, value, sources.get(key) or stated.get("source"), kinds) for key, value in figures.items()
    )
    return Subject(name, tuple(stated.get("styles", ())), tuple(found))


def _figure(name: str, key: str, value: object, source: str | None, kinds: Mapping[str, Kind]) -> Figure:
    if not source:
        raise ValueError(f"“{name}”的 {key} 没有来源（source）")
    try:
        return Figure(key, kinds[key].read(value), source)
    except ValueError as error:
        raise ValueError(f"“{name}”的 {key}：{error}") from error


def _fonts(stated: Mapping[str, Any]) -> Fonts:
    profiles = {name: _profile(name, each) for name, each in stated["profiles"].items()}
    roles = {frozenset(profile.roles) for profile in profiles.values()}
    if len(roles) != 1:
        raise ValueError("[fonts] 各套字体的 roles 不一样")
    for key in ("template", "default"):
        if stated[key] not in profiles:
            raise ValueError(f"[fonts] {key} 没有“{stated[key]}”这一套")
    return Fonts(tuple(profiles.values()), profiles[stated["template"]], profiles[stated["default"]])


def _profile(name: str, stated: Mapping[str, Any]) -> FontProfile:
    roles, bold = dict(stated["roles"]), tuple(stated.get("bold", ()))
    if unknown := set(bold) - roles.keys():
        raise ValueError(f"[fonts] “{name}”的 bold 里 {'、'.join(sorted(unknown))} 不是 roles 里的")
    return FontProfile(name, roles, bold, tuple(stated.get("synonyms", ())))


def _check_roles(rules: FormatRules) -> None:
    known = rules.fonts.template.roles if rules.fonts else {}
    for element in rules.elements:
        for figure in element.figures:
            if figure.key in _FONT_ROLES and figure.value not in known:
                raise ValueError(f"“{element.name}”的 {figure.key}：[fonts] 里没有“{figure.value}”")
